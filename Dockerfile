# The service: docker build --tag spectron . && docker run --publish 9090:9090 --volume spectron:/data spectron
FROM python:3.12-slim

RUN useradd --uid 1000 --create-home spectron && install --directory --owner spectron --mode 0700 /data

WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY api api
COPY cli cli
COPY cypher cypher
COPY extraction extraction
COPY graph graph
RUN pip install --no-cache-dir --constraint constraints.txt .

USER spectron
WORKDIR /data
VOLUME /data
ENV SPECTRON_DATA=/data SPECTRON_HOST=0.0.0.0
EXPOSE 9090
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:9090/ready')"]
CMD ["spectron", "serve"]
