# okrbot with the packages of requirements.lock, as a user without rights, with its database in /data.
#   docker build -t okrbot . && docker run --env-file .env -v okrbot:/data -p 8000:8000 okrbot
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
COPY requirements.lock .
RUN pip install --require-hashes -r requirements.lock

COPY . .
RUN pip install --no-deps --no-build-isolation . \
    && useradd --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin okrbot

USER okrbot
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:////data/okrbot.db OKRBOT_HTTP_HOST=0.0.0.0
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ.get('OKRBOT_HTTP_PORT', '8000') + '/healthz', timeout=4)"]

CMD ["okrbot", "run"]
