package io.firstcome.coupon.ledger;

import org.junit.jupiter.api.Test;

/** Cases as text, see {@link LineScript}; in each, the decisions right of the arrow are what the ledger said. */
class CouponLedgerTest {

    @Test
    void theFirstInLineGetTheCoupons() {
        LineScript.check("""
            1 terms quantity=2 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t2 issued 2, t3 sold-out
            5 t4 D                                        -> t4 sold-out
            """);
    }

    @Test
    void theOrderWithinABatchIsThatOfThePlaces() {
        LineScript.check("""
            4 t3 C / 2 t1 A / 3 t2 B / 1 terms quantity=2 -> t1 issued 1, t2 issued 2, t3 sold-out
            """);
    }

    @Test
    void aRepeatedRequestHasTheDecisionItHad() {
        LineScript.check("""
            1 terms quantity=1 waiting=1 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t3 sold-out, t2 waits
            3 t2 B / 2 t1 A / 4 t3 C / 2 t1 A                       -> t1 again issued 1, t2 again waits, t3 again sold-out
            5 t4 D / 5 t4 D                                         -> t4 sold-out
            """);
    }

    @Test
    void anEarlyMessageIsKeptUntilItsPredecessorsHaveCome() {
        LineScript.check("""
            1 terms quantity=2 / 5 t4 D / 3 t2 B -> early 3, early 5, gap 2-2
            5 t4 D / 6 t5 E                      -> early 3, early 5, early 6, gap 2-2
            2 t1 A                               -> t1 issued 1, t2 issued 2, early 5, early 6, gap 4-4
            4 t3 C                               -> t3 sold-out, t4 sold-out, t5 sold-out
            """);
    }

    @Test
    void aLineWhoseFirstMessageIsMissingWaitsForIt() {
        LineScript.check("""
            2 t1 A / 3 t2 B    -> early 2, early 3, gap 1-1
            1 terms quantity=1 -> t1 issued 1, t2 sold-out
            """);
    }

    @Test
    void aRequestBeforeAnyTermsFindsNoCoupon() {
        LineScript.check("""
            1 t1 A             -> t1 closed
            2 terms quantity=1 ->
            3 t2 A             -> t2 issued 1
            """);
    }

    @Test
    void whoWaitsIsIssuedWhenTheQuantityIsRaised() {
        LineScript.check("""
            1 terms quantity=1 waiting=3 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t2 waits, t3 waits
            5 terms quantity=2 / 6 t4 D                             -> t2 issued 2, t4 waits
            7 terms quantity=5 / 8 t5 E / 9 t6 F                    -> t3 issued 3, t4 issued 4, t5 issued 5, t6 waits
            """);
    }

    @Test
    void beyondTheWaitingListTheLineIsSoldOut() {
        LineScript.check("""
            1 terms quantity=1 waiting=1 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t3 sold-out, t2 waits
            5 terms quantity=2                                      -> t2 issued 2
            6 t4 D / 7 t5 E                                         -> t5 sold-out, t4 waits
            """);
    }

    @Test
    void aShorterWaitingListSendsNobodyAway() {
        LineScript.check("""
            1 terms quantity=0 waiting=2 / 2 t1 A / 3 t2 B -> t1 waits, t2 waits
            4 terms waiting=1 / 5 t3 C                     -> t3 sold-out
            6 terms quantity=1 / 7 t4 D                    -> t1 issued 1, t4 sold-out
            8 terms quantity=2 / 9 t5 E                    -> t2 issued 2, t5 waits
            """);
    }

    @Test
    void whoWaitsIsRefusedWhenTheLineCloses() {
        LineScript.check("""
            1 terms quantity=1 waiting=2 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t2 waits, t3 waits
            5 terms quantity=9 closed                               -> t2 sold-out, t3 sold-out
            """);
    }

    @Test
    void aClosedLineRefusesWhoComesAfter() {
        LineScript.check("""
            1 terms quantity=9 / 2 t1 A / 3 terms closed / 4 t2 B / 5 t3 A -> t1 issued 1, t2 closed, t3 closed
            """);
    }

    @Test
    void aLineThatIsOpenedAgainGoesOn() {
        LineScript.check("""
            1 terms quantity=1 waiting=1 / 2 t1 A / 3 t2 B                      -> t1 issued 1, t2 waits
            4 terms closed / 5 t3 C / 6 terms quantity=2 waiting=1 / 7 t4 B     -> t2 sold-out, t3 closed, t4 issued 2
            """);
    }

    @Test
    void aCustomerGetsOneCoupon() {
        LineScript.check("""
            1 terms quantity=3 / 2 t1 A / 3 t2 A / 4 t3 B -> t1 issued 1, t2 customer-limit, t3 issued 2
            5 t4 A / 6 t5 B / 7 t6 C                      -> t4 customer-limit, t5 customer-limit, t6 issued 3
            8 t7 A / 9 t8 D                               -> t7 customer-limit, t8 sold-out
            """);
    }

    @Test
    void aCustomerGetsAsManyAsTheTermsAllow() {
        LineScript.check("""
            1 terms quantity=9 limit=2 / 2 t1 A / 3 t2 A / 4 t3 A -> t1 issued 1, t2 issued 2 #2, t3 customer-limit
            5 terms limit=3 / 6 t4 A / 7 t5 A                     -> t4 issued 3 #3, t5 customer-limit
            8 terms limit=1 / 9 t6 A / 10 t7 B / 11 t8 B          -> t6 customer-limit, t7 issued 4, t8 customer-limit
            """);
    }

    @Test
    void whatACustomerWaitsForCountsToo() {
        LineScript.check("""
            1 terms quantity=1 waiting=3 limit=2 / 2 t1 A / 3 t2 A / 4 t3 A -> t1 issued 1, t3 customer-limit, t2 waits
            5 t4 B / 6 t5 A                                                 -> t5 customer-limit, t4 waits
            7 terms quantity=4 / 8 t6 A / 9 t7 B                            -> t2 issued 2 #2, t4 issued 3, t6 customer-limit, t7 issued 4 #2
            """);
    }

    @Test
    void whoWaitedInVainCanAskAgain() {
        LineScript.check("""
            1 terms quantity=0 waiting=1 / 2 t1 A / 3 terms closed -> t1 waits, t1 sold-out
            4 terms quantity=1 / 5 t2 A                            -> t2 issued 1
            """);
    }

    @Test
    void aQuantityBelowWhatIsIssuedTakesNothingBack() {
        LineScript.check("""
            1 terms quantity=5 / 2 t1 A / 3 t2 B / 4 t3 C -> t1 issued 1, t2 issued 2, t3 issued 3
            5 terms quantity=1 / 6 t4 D                   -> t4 sold-out
            7 terms quantity=4 / 8 t5 E / 9 t6 F          -> t5 issued 4, t6 sold-out
            """);
    }

    @Test
    void aLowerQuantityAboveWhatIsIssuedIsKept() {
        LineScript.check("""
            1 terms quantity=5 / 2 t1 A                     -> t1 issued 1
            3 terms quantity=2 / 4 t2 B / 5 t3 C            -> t2 issued 2, t3 sold-out
            """);
    }

    @Test
    void theBudgetStopsABatchAndTheRestComesNext() {
        LineScript.check("""
            budget=2 1 terms quantity=9 / 2 t1 A / 3 t2 B / 4 t3 C / 5 t4 D -> t1 issued 1, t2 issued 2, left 4, left 5
            budget=1                                                        -> t3 issued 3, left 5
            budget=9                                                        -> t4 issued 4
            """);
    }

    @Test
    void refusalsAndWaitingCostBudgetAndTermsDoNot() {
        LineScript.check("""
            budget=1 1 terms quantity=0 / 2 t1 A / 3 t2 B         -> t1 sold-out, left 3
            budget=1 4 terms waiting=1 / 5 terms waiting=2        -> t2 sold-out, left 4, left 5
            budget=1 6 t3 C / 7 t4 D                              -> t3 waits, left 7
            budget=1 8 terms quantity=1                           -> t4 waits, left 8
            budget=1                                              ->
            budget=1                                              -> t3 issued 1
            """);
    }

    @Test
    void whoWaitsIsReleasedWithinTheBudgetBeforeTheLineGoesOn() {
        LineScript.check("""
            1 terms quantity=0 waiting=5 / 2 t1 A / 3 t2 B / 4 t3 C       -> t1 waits, t2 waits, t3 waits
            budget=2 5 terms quantity=4 / 6 t4 D / 7 terms closed / 8 t5 E -> left 6, left 7, left 8
            budget=2                                                      -> t1 issued 1, t2 issued 2, left 6, left 7, left 8
            budget=2                                                      -> t3 issued 3, t4 issued 4, left 7, left 8
            budget=2                                                      -> t5 closed
            """);
    }

    @Test
    void theWaitingAreRefusedWithinTheBudgetBeforeTheLineIsOpenedAgain() {
        LineScript.check("""
            1 terms quantity=0 waiting=3 / 2 t1 A / 3 t2 B / 4 t3 C       -> t1 waits, t2 waits, t3 waits
            budget=2 5 terms closed / 6 terms quantity=9 / 7 t4 D         -> left 6, left 7
            budget=2                                                      -> t1 sold-out, t2 sold-out, left 6, left 7
            budget=2                                                      -> t3 sold-out, t4 issued 1
            """);
    }

    @Test
    void aRepeatIsAnsweredThoughTheBudgetIsUsedUp() {
        LineScript.check("""
            1 terms quantity=9 / 2 t1 A                           -> t1 issued 1
            budget=1 2 t1 A / 3 t2 B / 4 t3 C / 4 t3 C / 3 t2 B   -> t2 issued 2, t1 again issued 1, left 4
            """);
    }

    @Test
    void earlyMessagesThatTheBudgetLeavesAreStillKept() {
        LineScript.check("""
            1 terms quantity=9 / 3 t2 B / 4 t3 C / 6 t5 E   -> early 3, early 4, early 6, gap 2-2
            budget=2 2 t1 A                                 -> t1 issued 1, t2 issued 2, left 4, left 6
            budget=2                                        -> t3 issued 3, early 6, gap 5-5
            """);
    }

    @Test
    void repeatedTermsChangeNothing() {
        LineScript.check("""
            1 terms quantity=1 / 2 t1 A / 3 terms quantity=2 -> t1 issued 1
            1 terms quantity=9 / 3 terms quantity=9          ->
            4 t2 B / 5 t3 C                                  -> t2 issued 2, t3 sold-out
            """);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        LineScript.check("""
            1 terms quantity=1 ->
                               ->
            2 t1 A             -> t1 issued 1
            """);
    }

    @Test
    void aRequestClosedAsFailedIsDecidedAndTheLineGoesOn() {
        LineScript.check("""
            1 terms quantity=1 / 3 t2 B            -> early 3, gap 2-2
            2 t1 A failed                          -> t1 failed, t2 issued 1
            2 t1 A                                 -> t1 again failed
            """);
    }

    @Test
    void closingARequestAsFailedComesTooLateOnceItIsDecided() {
        LineScript.check("""
            1 terms quantity=1 / 2 t1 A -> t1 issued 1
            2 t1 A failed / 3 t2 B      -> t2 sold-out, t1 again issued 1
            """);
    }

    @Test
    void withoutABudgetAllIsLeftButTheEarlyAndTheRepeated() {
        LineScript.check("""
            1 terms quantity=2 / 2 t1 A                   -> t1 issued 1
            budget=0 2 t1 A / 3 terms quantity=3 / 4 t2 B -> t1 again issued 1, left 3, left 4
            budget=0                                      -> left 3, left 4
                                                          -> t2 issued 2
            """);
    }
}
