package io.firstcome.coupon.outcome;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.SeededLine;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutcomeTablesIT extends OutcomeStoreContract {

    private static final String DATABASE = ApiUnderTest.freshDatabase("outcome_tables");

    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(DATABASE);
        database = ApiUnderTest.database(DATABASE);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Override
    OutcomeStore store() {
        return api.bean(OutcomeStore.class);
    }

    @Override
    SeededLine line(int requests) {
        return SeededLine.create(database, 10, requests);
    }

    @Override
    Optional<Decision> stored(RequestId request) {
        return database.sql("SELECT * FROM intake.outcome WHERE request_id = ?")
                .param(request.value())
                .query((row, _) -> Objects.requireNonNull(OutcomeTable.outcome(row)))
                .optional()
                .map(Outcome::decision);
    }

    @Override
    Optional<LineProgressed> progress(SeededLine line) {
        return database.sql("SELECT * FROM intake.line_progress WHERE coupon_id = ?")
                .param(line.couponId().value())
                .query((row, _) -> LineProgressTable.progress(line.couponId(), row))
                .optional();
    }
}
