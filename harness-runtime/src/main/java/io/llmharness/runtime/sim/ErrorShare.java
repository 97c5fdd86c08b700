package io.llmharness.runtime.sim;

/**
 * A share of the requests that fail, written {@code 0.05:500}.
 *
 * @param share 0 to 1
 */
record ErrorShare(double share, Fault fault) {
    static ErrorShare parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new ErrorShare(SimValues.share(text), new Fault(Fault.Kind.STATUS, 500));
        }
        return new ErrorShare(SimValues.share(text.substring(0, colon)), Fault.parse(text.substring(colon + 1)));
    }
}
