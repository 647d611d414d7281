# The application on WildFly. Build the WAR and unpack WildFly first (./mvnw package -Pwildfly -DskipTests), then run in
# the root of the project:
#   docker build -f docker/wildfly.Dockerfile -t broker-connect-wildfly .
# WILDFLY is the folder of an unpacked WildFly 39.0.1.Final, WAR the application; both are in the folder of the build.
# The root file system can be read-only. The server writes to /tmp only, at least 512 MiB of which it needs.

FROM eclipse-temurin:17-jdk AS files
ARG WILDFLY=target/wildfly/wildfly-39.0.1.Final
ARG WAR=target/broker-connect.war
COPY ${WILDFLY} /opt/wildfly
COPY server-config/wildfly/install.cli docker/wildfly/container.cli docker/health.sh /opt/broker-connect/
WORKDIR /build
COPY ${WAR} broker-connect.war
RUN jar xf broker-connect.war WEB-INF/lib && mv WEB-INF/lib/mariadb-java-client-*.jar mariadb-java-client.jar \
    && /opt/wildfly/bin/jboss-cli.sh --file=/opt/broker-connect/install.cli -Dwar=/build/broker-connect.war \
        -Ddriver=/build/mariadb-java-client.jar \
    && /opt/wildfly/bin/jboss-cli.sh --file=/opt/broker-connect/container.cli \
    && rm -rf /opt/wildfly/standalone/log /opt/wildfly/standalone/tmp \
        /opt/wildfly/standalone/configuration/standalone_xml_history \
    && chmod -R a+rX /opt/wildfly && chmod 755 /opt/broker-connect/health.sh

FROM eclipse-temurin:17-jre
# of root, so that the server cannot change its own files
COPY --from=files /opt/wildfly /opt/wildfly
COPY --from=files /opt/broker-connect/health.sh /opt/broker-connect/
# the file is created before the container is stopped (docs/operating.md); the script passes SIGTERM on to Java
ENV APP_DRAIN_FILE=/tmp/drain LAUNCH_JBOSS_IN_BACKGROUND=true \
    JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.net.preferIPv4Stack=true -Duser.home=/tmp"
ENTRYPOINT ["/opt/wildfly/bin/standalone.sh", "--read-only-server-config=standalone.xml", \
    "-Djboss.server.data.dir=/tmp/wildfly/data", "-Djboss.server.log.dir=/tmp/wildfly/log", \
    "-Djboss.server.temp.dir=/tmp/wildfly/tmp", \
    "-Djboss.server.content.dir=/opt/wildfly/standalone/data/content", "-b", "0.0.0.0", "-bmanagement", "0.0.0.0"]
# 8080 for people; 9990 for health checks and management, not to be published
EXPOSE 8080 9990
# liveness: a restart repairs no dependency
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["/opt/broker-connect/health.sh", "9990", "/health/live"]
USER 10001:0
