# compilejob as a command, for what is mounted at /work: docker run --rm --volume "$PWD:/work:ro" compilejob check
FROM python:3.13-slim AS build
COPY . /source
RUN python -m venv /opt/compilejob \
    && /opt/compilejob/bin/pip install --no-cache-dir --disable-pip-version-check /source

FROM python:3.13-slim
COPY --from=build /opt/compilejob /opt/compilejob
ENV PATH=/opt/compilejob/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["compilejob"]
CMD ["check"]
