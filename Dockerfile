# Builds and runs Groundwork with a PostgreSQL server beside it; docker-compose.yml puts the two together.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY db db
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dquick -DskipTests package \
 && java -Djarmode=tools -jar target/groundwork.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 groundwork \
 && useradd --system --uid 10001 --gid groundwork --create-home --home-dir /home/groundwork groundwork \
 && install -d -o groundwork -g groundwork -m 0700 /data
WORKDIR /opt/groundwork
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER groundwork
# Past cases wait here until they are measured (lab/); without a server the embedded PostgreSQL keeps its data here, too.
ENV GROUNDWORK_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
