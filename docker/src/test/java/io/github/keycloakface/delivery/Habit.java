package io.github.keycloakface.delivery;

/**
 * A way in which callers send a request and read what comes back. The programs in src/test/clients hold the rest of
 * each: Content-Type, notation, the way base64 is written, and what an error is told by.
 */
enum Habit {
    /** java.net.http stands in. */
    CSHARP_HTTPCLIENT("java Habits.java", "Subscriptionkey", Options.AS_TEXT),
    JAVA_URLCONNECTION("java Habits.java", "SubscriptionKey", Options.AS_THEY_ARE),
    PHP_CURL("php habits.php", "Subscriptionkey", Options.AS_THEY_ARE),
    CURL_SHELL("bash habits.sh", "subscriptionkey", Options.AS_THEY_ARE),
    PYTHON_URLLIB("python3 habits.py", "Subscriptionkey", Options.AS_THEY_ARE),
    PYTHON_REQUESTS_JSON("python3 habits.py", "Subscriptionkey", Options.AS_TEXT),
    /** A dictionary as data= becomes a form. */
    PYTHON_REQUESTS_FORM("python3 habits.py", "SUBSCRIPTIONKEY", Options.AS_THEY_ARE),
    /** The real one; in Node.js it calls fetch. */
    NODE_AXIOS("node habits.mjs", "SubscriptionKey", Options.AS_THEY_ARE),
    NODE_FETCH("node habits.mjs", "Subscriptionkey", Options.AS_THEY_ARE),
    /** node:http stands in. */
    NODE_REQUEST("node habits.mjs", "subscriptionkey", Options.AS_TEXT),
    /** node:http stands in. */
    DART_HTTP("node habits.mjs", "subscriptionkey", Options.AS_THEY_ARE),
    BROWSER_FETCH("browser habits.html", "Subscriptionkey", Options.AS_THEY_ARE),
    /** The real one; in a browser it calls XMLHttpRequest. */
    BROWSER_AXIOS("browser habits.html", "subscriptionkey", Options.AS_TEXT);

    /** How numbers and truth values are written. */
    enum Options {
        AS_THEY_ARE,
        AS_TEXT
    }

    private final String program;
    private final String keyHeader;
    private final Options options;

    Habit(String program, String keyHeader, Options options) {
        this.program = program;
        this.keyHeader = keyHeader;
        this.options = options;
    }

    String program() {
        return program;
    }

    /** The name of the key's header in the case in which this caller writes it. */
    String keyHeader() {
        return keyHeader;
    }

    boolean writesOptionsAsText() {
        return options == Options.AS_TEXT;
    }

    /** A browser keeps an answer without CORS headers to itself: who an unknown caller is, and where from, is open. */
    String outcome(Situation situation) {
        boolean hidden = program.startsWith("browser") && situation.caller() == Situation.Caller.UNKNOWN;
        return hidden ? "unreadable" : situation.outcome();
    }
}
