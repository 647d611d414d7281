# The local run (./mvnw -Prun) in a container: docker/compose.demo.yaml. It is built from the sources.

FROM node:20-bookworm-slim AS node

FROM eclipse-temurin:17-jdk
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && apt-get update && apt-get install --yes --no-install-recommends git libaio1 libncurses6 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 demo \
    && install -d -o demo /home/demo/broker-connect /home/demo/broker-connect/.local
USER 10001
WORKDIR /home/demo/broker-connect
COPY --chown=10001 . .
# with all downloads, so that the start needs no network
RUN ./mvnw --batch-mode --quiet -DskipTests package
# the first run takes longer than the later ones, because it creates the database
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s --retries=3 \
    CMD ["docker/health.sh", "8080", "/health/live"]
CMD ["./mvnw", "--offline", "--batch-mode", "-Prun"]
