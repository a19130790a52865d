package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A gapless line of up to 80 messages: a small coupon, customers who come again, a few requests closed as failed, terms that change at any place. */
final class RandomLine {

    private RandomLine() {}

    static List<LineMessage> of(Random random) {
        int length = 1 + random.nextInt(80);
        double changes = random.nextBoolean() ? 0 : random.nextDouble() * 0.2;
        List<LineMessage> line = new ArrayList<>();
        int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
        long ticket = 0;
        for (int sequence = 1; sequence <= length; sequence++) {
            boolean first = sequence == 1 && random.nextInt(20) > 0;
            if (first || random.nextDouble() < changes) {
                line.add(Lines.terms(sequence, anyTerms(random, limit, !first && random.nextInt(6) == 0)));
            } else {
                IssueRequested request = Lines.request(sequence, ++ticket, "c" + random.nextInt(length));
                line.add(random.nextInt(30) == 0 ? new RequestFailed(request) : request);
            }
        }
        return line;
    }

    private static Terms anyTerms(Random random, int limit, boolean closed) {
        int waitingList = random.nextBoolean() ? 0 : random.nextInt(12);
        return Lines.terms(random.nextInt(25), waitingList, limit, closed);
    }
}
