package org.ngrinder.http;

/** An answer, whole. */
public final class HTTPResponse {

    private final int statusCode;
    private final String bodyText;

    HTTPResponse(int statusCode, String bodyText) {
        this.statusCode = statusCode;
        this.bodyText = bodyText;
    }

    public int getStatusCode() {
        return statusCode;
    }

    /** Empty if there is none. */
    public String getBodyText() {
        return bodyText;
    }
}
