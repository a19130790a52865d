package io.firstcome.coupon.openapi;

import tools.jackson.databind.node.ArrayNode;

/** Who an operation is for, by its path; in the order of the page. */
enum Tag {
    CUSTOMER("Customer", "Ask for a coupon, see one's place in the line, hold coupons."),
    CAMPAIGNS("Campaigns", "Set campaigns up and change them while they run."),
    OPERATIONS("Operations", "Keep the issuing in hand: its pace, what could not be read, who did what.");

    final String title;
    private final String meaning;

    Tag(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    static Tag of(String path) {
        return switch (path.split("/", -1)[2]) {
            case "coupons", "issue-requests", "me" -> CUSTOMER;
            case "campaigns" -> CAMPAIGNS;
            default -> OPERATIONS;
        };
    }

    static void describe(ArrayNode tags) {
        for (Tag tag : values()) {
            tags.addObject().put("name", tag.title).put("description", tag.meaning);
        }
    }
}
