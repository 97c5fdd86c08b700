package io.llmharness.adapters.wire;

import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.util.Locale;

/**
 * What an engine says about an error, whatever form it has: {@code {"error":"…"}}, {@code {"error":{"message","type","code"}}}, the
 * same members without {@code error} around them, FastAPI's {@code {"detail":…}}, Anthropic's {@code details.error_code}, any of these in an array, HTML, or plain text.
 *
 * @param message the engine's own words, at most {@value #LONGEST} characters on one line; empty where it has none
 * @param type the error's kind in the engine's own terms, empty where it has none
 * @param code its code, a number or a word; empty where it has none
 */
public record ErrorBody(String message, String type, String code) {
    /** Longest message kept. */
    public static final int LONGEST = 300;

    private static final int MOST_DEPTH = 4;
    private static final Names NAMES = Names.of(
            "error",
            "message",
            "type",
            "code",
            "detail",
            "status",
            "error_type",
            "msg",
            "http_status_code",
            "error_code",
            "details");
    private static final int ERROR = 0;
    private static final int MESSAGE = 1;
    private static final int TYPE = 2;
    private static final int CODE = 3;
    private static final int DETAIL = 4;
    private static final int STATUS = 5;
    private static final int ERROR_TYPE = 6;
    private static final int MSG = 7;
    private static final int HTTP_STATUS_CODE = 8;
    private static final int ERROR_CODE = 9;
    private static final int DETAILS = 10;

    /** Reads the body of an answer; never fails. */
    public static ErrorBody of(byte[] body) {
        ErrorBody read = of(new JsonCursor().reset(body, 0, body.length));
        return read.isEmpty() ? new ErrorBody(ErrorText.of(body), "", "") : read;
    }

    /** Reads the value at the cursor; empty where it says nothing. */
    public static ErrorBody of(JsonCursor json) {
        Reader reader = new Reader();
        reader.read(json, 0);
        return new ErrorBody(
                ErrorText.shorten(reader.message), ErrorText.shorten(reader.type), ErrorText.shorten(reader.code));
    }

    /** Whether it says nothing at all. */
    public boolean isEmpty() {
        return message.isEmpty() && type.isEmpty() && code.isEmpty();
    }

    /** What to show of it: the message, else its kind. */
    public String words() {
        return message.isEmpty() ? type + (type.isEmpty() || code.isEmpty() ? "" : " ") + code : message;
    }

    /** Whether its type or code is one of these. */
    public boolean is(String... kinds) {
        for (String kind : kinds) {
            if (kind.equalsIgnoreCase(type) || kind.equalsIgnoreCase(code)) {
                return true;
            }
        }
        return false;
    }

    /** Whether its message contains one of these phrases, given in lower case. */
    public boolean says(String... phrases) {
        String words = message.toLowerCase(Locale.ROOT);
        for (String phrase : phrases) {
            if (words.contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Its code as an HTTP status, or 0. */
    public int status() {
        boolean numeric = code.length() == 3 && code.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric ? Integer.parseInt(code) : 0;
    }

    private static final class Reader {
        private String message = "";
        private String type = "";
        private String code = "";

        private void read(JsonCursor json, int depth) {
            if (depth == MOST_DEPTH) {
                json.skip();
            } else if (json.atObject()) {
                json.enterObject();
                for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                    member(name, json, depth);
                }
            } else if (json.atString()) {
                message = first(message, scalar(json));
            } else if (json.enterArray()) {
                while (json.nextElement()) {
                    read(json, depth + 1);
                }
            }
        }

        private void member(int name, JsonCursor json, int depth) {
            switch (name) {
                case ERROR, MESSAGE, DETAIL, MSG -> read(json, depth + 1);
                case TYPE, ERROR_TYPE, STATUS -> type = first(type, kind(json));
                case CODE, HTTP_STATUS_CODE, ERROR_CODE -> code = first(code, scalar(json));
                case DETAILS -> readDetails(json);
                default -> json.skip();
            }
        }

        /** Only the code: words that stand here are not for the reader. */
        private void readDetails(JsonCursor json) {
            if (json.enterObject()) {
                for (int name; (name = json.nextName(NAMES)) != Names.END; ) {
                    if (name == ERROR_CODE) {
                        code = first(code, scalar(json));
                    } else {
                        json.skip();
                    }
                }
            }
        }

        /** The kind "error" says nothing; another member may. */
        private static String kind(JsonCursor json) {
            String kind = scalar(json);
            return kind.equals("error") ? "" : kind;
        }

        private static String first(String present, String found) {
            return present.isEmpty() ? found : present;
        }

        private static String scalar(JsonCursor json) {
            if (json.atString()) {
                json.string();
                return json.text();
            }
            long number = json.integer(Long.MIN_VALUE);
            return number == Long.MIN_VALUE ? "" : Long.toString(number);
        }
    }
}
