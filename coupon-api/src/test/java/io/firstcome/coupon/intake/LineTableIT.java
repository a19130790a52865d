package io.firstcome.coupon.intake;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class LineTableIT extends LineStoreContract {

    private static final String DATABASE = ApiUnderTest.freshDatabase("line_table");

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
    LineStore store() {
        return api.bean(LineStore.class);
    }

    @Override
    CouponId open(long quantity, long waitingList) {
        return CouponId.parse(api.openCoupon(quantity, waitingList));
    }

    @Override
    void raiseAndPause(CouponId couponId, long quantity) {
        String campaign = "/v1/campaigns/" + couponId;
        api.admin("POST", campaign + "/pause", null);
        api.admin("PUT", campaign + "/quantity", "{\"quantity\": " + quantity + "}");
    }

    @Override
    List<LineMessage> published(CouponId couponId) {
        return database
                .sql(
                        "SELECT payload FROM intake.outbox WHERE aggregatetype = 'line' AND aggregateid = ? ORDER BY sequence")
                .param(couponId.value())
                .query(String.class)
                .list()
                .stream()
                .map(payload -> LineJson.read(payload.getBytes(StandardCharsets.UTF_8)))
                .map(reading -> ((Reading.Read<LineMessage>) reading).message())
                .toList();
    }
}
