package io.llmharness.runtime.sim;

import java.nio.charset.StandardCharsets;

/**
 * The words of answers: plausible text of one word a token, drawn from a fixed vocabulary. Words need no escape in JSON. With split
 * characters every eighth token completes a character that the two before it began, which therefore have no text of their own.
 */
final class TokenText {
    private static final String WORDS = """
            the of and to in is that it was for on are as with they be at one have this from or had by but some what \
            there we can out other were all your when up use word how said an each she which do their time if will way \
            about many then them would write like so these her long make thing see him two has look more day could go \
            come did my sound no most number who over know water than call first people may down side been now find any \
            new work part take get place made live where after back little only round man year came show every good me \
            give our under name very through just form much great think say help low line before turn cause same mean \
            differ move right boy old too does tell sentence set three want air well also play small end put home read \
            hand port large spell add even land here must big high such follow act why ask men change went light kind \
            off need house picture try us again animal point mother world near build self earth father head stand own \
            page should country found answer school grow study still learn plant cover food sun four thought let keep \
            eye never last door between city tree cross since hard start might story saw far sea draw left late run \
            while press close night real life few stop open seem together next white children begin got walk example \
            ease paper often always music those both mark book letter until mile river car feet care second group carry \
            took rain eat room friend began idea fish mountain north once base hear horse cut sure watch color face wood\
            """;
    private static final String[] SPLIT = {" 🙂", " 🚀", " 世", " 界", " naïve", " café", " 👍", " 🎉"};
    private static final int SIZE = 256;
    private static final byte[][] FIRST = new byte[SIZE][];
    private static final byte[][] LATER = new byte[SIZE][];
    private static final byte[][] WIDE = new byte[SPLIT.length][];
    private static final byte[] NOTHING = new byte[0];

    static {
        String[] words = WORDS.split(" ");
        for (int i = 0; i < SIZE; i++) {
            FIRST[i] = words[i].getBytes(StandardCharsets.US_ASCII);
            LATER[i] = (" " + words[i]).getBytes(StandardCharsets.US_ASCII);
        }
        for (int i = 0; i < WIDE.length; i++) {
            WIDE[i] = SPLIT[i].getBytes(StandardCharsets.UTF_8);
        }
    }

    private final long seed;
    private final boolean split;

    TokenText(long seed, boolean split) {
        this.seed = seed;
        this.split = split;
    }

    /** The text of token {@code i} as UTF-8; may be empty, never changed. */
    byte[] token(int i) {
        int pick = pick(i);
        if (split && (i & 7) >= 5) {
            return (i & 7) == 7 ? WIDE[pick & (WIDE.length - 1)] : NOTHING;
        }
        return i == 0 ? FIRST[pick] : LATER[pick];
    }

    /** The same for a token that begins a text. */
    byte[] first(int i) {
        return FIRST[pick(i)];
    }

    private int pick(int i) {
        return (int) ((seed + i * 0x9e3779b97f4a7c15L) >>> 40) & (SIZE - 1);
    }
}
