package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndServletTest {

    private String served = "";
    private String range = "not asked";
    private int error;

    private void request(String method, String path) throws Exception {
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of("getPathInfo", none -> path, "getMethod", none -> method, "getHeader", name -> "bytes=x-"));
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of("containsHeader", none -> false, "addHeader", none -> null, "sendError", status -> {
                    error = (int) status[0];
                    return null;
                }));
        FrontEndServlet servlet = new FrontEndServlet();
        servlet.init(config());
        servlet.service(request, response);
    }

    private ServletConfig config() {
        RequestDispatcher files = PartialFake.of(RequestDispatcher.class, Map.of("forward", arguments -> {
            HttpServletRequest forwarded = (HttpServletRequest) arguments[0];
            served = forwarded.getServletPath() + forwarded.getPathInfo();
            range = forwarded.getHeader("range");
            return null;
        }));
        ServletContext context =
                PartialFake.of(ServletContext.class, Map.of("getNamedDispatcher", name -> files, "log", none -> null));
        return PartialFake.of(
                ServletConfig.class,
                Map.of(
                        "getServletContext",
                        none -> context,
                        "getServletName",
                        none -> "front end",
                        "getInitParameter",
                        none -> null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/callback",
                "/signed-in",
                "/portfolio/5b6f8f4e-58a5",
                "/admin",
                "/apiary",
                "/healthy",
                "/assets",
                "/assets/"
            })
    void paths_of_the_front_end_and_of_folders_serve_its_page(String path) throws Exception {
        request("GET", path);
        assertThat(served).isEqualTo("/index.html");

        served = "";
        request("HEAD", path);
        assertThat(served).isEqualTo("/index.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.svg", "/assets/index-BRt9olKW.js", "/index.html", "/no-such-file.txt"})
    void files_are_left_to_the_server_as_a_whole(String path) throws Exception {
        request("GET", path);

        assertThat(served).isEqualTo(path);
        assertThat(range).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/no-such-thing", "/health/x", "/metrics/x", "/openapi/x.json", "/WEB-INF/web.xml"})
    void reserved_paths_that_nothing_claims_are_404(String path) throws Exception {
        request("GET", path);

        assertThat(served).isEmpty();
        assertThat(error).isEqualTo(404);
    }
}
