package io.github.keycloakface.evaluation.report;

import java.util.Locale;

/** Writes HTML; every text is escaped here, because names of people and files come from outside. */
final class Html {

    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 15px/1.5 system-ui, sans-serif; color: #1f2937; background: #f3f4f6; margin: 0; }
            main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
            h1 { font-size: 1.8rem; margin: 0 0 .25rem; }
            h2 { font-size: 1.2rem; margin: 0 0 .5rem; }
            section { background: #fff; border: 1px solid #e5e7eb; border-radius: .5rem; padding: 1.25rem;
              margin-top: 1.25rem; overflow-x: auto; }
            p { margin: 0 0 .75rem; max-width: 48rem; color: #4b5563; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .5rem 0 1rem; }
            th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid #e5e7eb; white-space: nowrap; }
            th { font-weight: 600; color: #374151; border-bottom: 2px solid #d1d5db; }
            th:first-child, td:first-child { text-align: left; }
            dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem;
              margin: 1rem 0; }
            dl div { background: #fff; border: 1px solid #e5e7eb; border-radius: .5rem; padding: .75rem 1rem; }
            dt { color: #6b7280; font-size: .85rem; }
            dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
            figure { margin: 1rem 0 0; }
            img { width: 100%; max-width: 640px; height: auto; }
            figcaption { color: #6b7280; font-size: .85rem; }
            """;

    private final StringBuilder body = new StringBuilder();
    private boolean inSection;

    void heading(String text) {
        add("<h1>" + escaped(text) + "</h1>");
    }

    void section(String title, String explanation) {
        endSection();
        inSection = true;
        add("<section>");
        add("<h2>" + escaped(title) + "</h2>");
        paragraph(explanation);
    }

    void paragraph(String text) {
        add("<p>" + escaped(text) + "</p>");
    }

    void beginCards() {
        add("<dl>");
    }

    void card(String label, String value) {
        add("<div><dt>" + escaped(label) + "</dt><dd>" + escaped(value) + "</dd></div>");
    }

    void endCards() {
        add("</dl>");
    }

    void beginTable(String... columns) {
        add("<table><thead>");
        cells("th", columns);
        add("</thead><tbody>");
    }

    void row(String... values) {
        cells("td", values);
    }

    void endTable() {
        add("</tbody></table>");
    }

    void image(String png, String caption) {
        add("<figure><img alt=\"" + escaped(caption) + "\" src=\"data:image/png;base64," + png + "\">");
        add("<figcaption>" + escaped(caption) + "</figcaption></figure>");
    }

    String page(String title) {
        endSection();
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style></head>\n<body><main>\n" + body + "</main></body></html>\n";
    }

    private void endSection() {
        if (inSection) {
            add("</section>");
            inSection = false;
        }
    }

    private void cells(String kind, String... values) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String value : values) {
            row.append('<').append(kind).append('>').append(escaped(value));
            row.append("</").append(kind).append('>');
        }
        add(row + "</tr>");
    }

    private void add(String line) {
        body.append(line).append('\n');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String number(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    static String percent(double share) {
        return number(100 * share, 2) + " %";
    }

    /** Rates that are too small for percent, as 1.2e-5. */
    static String rate(double rate) {
        if (rate == 0) {
            return "0";
        }
        return rate >= 0.001
                ? percent(rate)
                : String.format(Locale.ROOT, "%.1e", rate).replace("e-0", "e-");
    }
}
