package org.brokerconnect.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.brokerconnect.problem.AcceptLanguage;
import org.brokerconnect.problem.ProblemCatalog;

/**
 * The catalogue of problem types: all of them at {@code /problems}, one at {@code /problems/<slug>}, where the
 * {@code type} of a problem document points (RFC 9457 section 3.1.1). HTML, or JSON for callers that accept
 * {@code application/json} and not HTML. Public: it describes the product, not a request.
 */
@WebServlet({"/problems", "/problems/*"})
public class CatalogServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper json = new JsonFormat().getContext(ProblemPage.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        String slug = path.substring(1);
        if (!slug.isEmpty() && !ProblemCatalog.has(slug)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Locale locale = AcceptLanguage.of(request.getHeader("Accept-Language"));
        boolean asJson = acceptsOnlyJson(request.getHeader("Accept"));
        response.setContentType(asJson ? "application/json" : "text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Vary", "Accept, Accept-Language");
        response.setHeader("Content-Language", locale.toLanguageTag());
        if (asJson) {
            json.writeValue(
                    response.getOutputStream(),
                    slug.isEmpty() ? ProblemPage.all(locale) : ProblemPage.of(slug, locale));
        } else {
            response.getWriter().write(ProblemHtml.page(slug, locale));
        }
    }

    private static boolean acceptsOnlyJson(String accept) {
        return accept != null && accept.contains("application/json") && !accept.contains("text/html");
    }
}
