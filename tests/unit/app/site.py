"""A site on this computer, with rules of its own, that remembers what it was asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><html><body><p>Words.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    robots: tuple[int, bytes] = (200, b"User-agent: *\nDisallow: /private\n")
    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/robots.txt":
            self._answer(*self.server.robots)  # type: ignore[attr-defined]
        elif self.path == "/moved":
            self._answer(302, b"", Location="/article")
        elif self.path == "/moved-in":
            self._answer(302, b"", Location="/private/x")
        elif self.path == "/moved-out":
            self._answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/circle":
            self._answer(302, b"", Location="/circle")
        elif self.path == "/missing":
            self._answer(404, b"no")
        elif self.path == "/large":
            self._answer(200, bytes(3_000_000))
        elif self.path == "/half":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
        else:
            self._answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8", "X-By": "a test"})

    def _answer(self, code: int, content: bytes, **headers: str) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    asked: list[str]
    robots: tuple[int, bytes]


@contextmanager
def running() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Site)
    server.asked, server.robots = [], Site.robots
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def address(site: Server, path: str) -> str:
    return f"http://127.0.0.1:{site.server_port}{path}"
