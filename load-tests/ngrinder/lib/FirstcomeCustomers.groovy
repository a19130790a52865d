import static net.grinder.script.Grinder.grinder

import net.grinder.util.GrinderUtils

/** Numbers of customers, from 0: the same number is the same customer on every agent, process and thread. */
class FirstcomeCustomers {

    private FirstcomeCustomers() {}

    /** A customer that no other run of any thread has. */
    static long own() {
        long threads = (long) GrinderUtils.agentCount * GrinderUtils.processCount * GrinderUtils.threadCount
        return grinder.runNumber * threads + GrinderUtils.threadUniqId
    }

    /** One of a few, whom all threads have at about the same time. */
    static long shared(long howMany) {
        return grinder.runNumber % howMany
    }
}
