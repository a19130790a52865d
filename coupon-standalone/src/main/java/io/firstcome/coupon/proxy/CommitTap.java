package io.firstcome.coupon.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads along what one client sends to PostgreSQL and tells when it asks for a commit: as a simple query, or by executing a
 * statement that was prepared earlier, as the JDBC driver does (it parses {@code COMMIT} once for each connection and from
 * then on only binds and executes it). See "Message Formats" in PostgreSQL's documentation of its protocol.
 */
final class CommitTap {

    /** Names and the beginning of a statement stand at the front; what is longer is no COMMIT. */
    private static final int BODY_LIMIT = 256;

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final Set<String> statements = new HashSet<>();
    private final Set<String> portals = new HashSet<>();

    /** A message's type, which the first messages of a connection do not have, and its length. */
    private final ByteBuffer head = ByteBuffer.allocate(5).position(1);

    private final ByteBuffer body = ByteBuffer.allocate(BODY_LIMIT);
    private boolean started;
    private boolean inBody;
    private long bodyRemaining;

    /** The next bytes that the client sends; true if a commit was asked for in them. */
    boolean asksForCommit(byte[] bytes, int length) {
        boolean commit = false;
        int position = 0;
        while (position < length) {
            if (!inBody) {
                head.put(bytes[position++]);
                beginBody();
            } else {
                int part = (int) Math.min(bodyRemaining, length - position);
                body.put(bytes, position, Math.min(part, body.remaining()));
                position += part;
                bodyRemaining -= part;
            }
            if (inBody && bodyRemaining == 0) {
                commit |= isCommit();
                beginHead();
            }
        }
        return commit;
    }

    private void beginBody() {
        if (!head.hasRemaining()) {
            inBody = true;
            bodyRemaining = Math.max(0, Integer.toUnsignedLong(head.getInt(1)) - Integer.BYTES);
            body.clear();
        }
    }

    private void beginHead() {
        inBody = false;
        head.clear().position(started ? 0 : 1);
    }

    /** Whether the message that is complete now commits. */
    private boolean isCommit() {
        body.flip();
        if (!started) {
            int code = body.remaining() < Integer.BYTES ? 0 : body.getInt();
            started = code != SSL_REQUEST && code != GSS_REQUEST;
            return false;
        }
        return switch (head.get(0)) {
            case 'Q' -> commits(text());
            case 'P' -> {
                String statement = text();
                keep(statements, statement, commits(text()));
                yield false;
            }
            case 'B' -> {
                String portal = text();
                keep(portals, portal, statements.contains(text()));
                yield false;
            }
            case 'C' -> {
                Set<String> closed = body.hasRemaining() && body.get() == 'S' ? statements : portals;
                closed.remove(text());
                yield false;
            }
            case 'E' -> portals.contains(text());
            default -> false;
        };
    }

    private static void keep(Set<String> names, String name, boolean commits) {
        if (commits) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    private static boolean commits(String sql) {
        String command = sql.replace(';', ' ').strip();
        return command.equalsIgnoreCase("COMMIT") || command.equalsIgnoreCase("END");
    }

    /** Up to the next zero byte, or to the end of what was kept. */
    private String text() {
        int begin = body.position();
        int end = begin;
        while (end < body.limit() && body.get(end) != 0) {
            end++;
        }
        body.position(Math.min(end + 1, body.limit()));
        return new String(body.array(), begin, end - begin, StandardCharsets.UTF_8);
    }
}
