"""Mail servers on the loopback: aiosmtpd that does as a test tells it, and postfix's smtp-sink.

    server = Server(test, {"DATA": ["451 4.3.0 later", None]})  # what it answers, in turn; None: as usual. DROP: ends the connection; HANG: says nothing
    server.url, server.messages
"""

import asyncio
import email
import email.policy
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

DROP, HANG = object(), object()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def parse(content):
    return email.message_from_bytes(content, policy=email.policy.default)


class _Talk(SMTP):
    """Tells the test when an answer has left."""

    async def push(self, status):
        await super().push(status)
        self.event_handler.pushed(status)


class _Controller(Controller):
    def factory(self):
        return _Talk(self.handler, **self.SMTP_kwargs)


class Server:
    def __init__(self, test, script=None, **options):
        self.script = {step: list(answers) for step, answers in (script or {}).items()}
        self.envelopes = []
        self._parsed = []
        self.connections = 0
        self.hook = lambda: None  # called when a message has arrived, before it is answered
        self.accepted = threading.Event()
        options.setdefault("timeout", 60)
        scheme = "smtps" if "ssl_context" in options else "smtp"
        self.controller = _Controller(self, hostname="127.0.0.1", port=free_port(), **options)
        self.controller.start()
        test.addCleanup(self.controller.stop)
        self.url = f"{scheme}://127.0.0.1:{self.controller.port}"

    @property
    def messages(self):  # each parsed once: aiosmtpd looks at all that its handler has, at every connection
        self._parsed += [parse(envelope.content) for envelope in self.envelopes[len(self._parsed):]]
        return self._parsed

    def pushed(self, status):
        if status == "250 2.0.0 taken":
            self.accepted.set()

    async def _answer(self, step, server, usual):
        answer = self.script[step].pop(0) if self.script.get(step) else None
        if answer is DROP:
            server.transport.abort()
            return "421 gone"
        if answer is HANG:
            await asyncio.Event().wait()
        return usual() if answer is None else answer

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        def usual():
            envelope.mail_from = address
            return "250 OK"
        return await self._answer("MAIL", server, usual)

    async def handle_RCPT(self, server, session, envelope, address, options):
        def usual():
            envelope.rcpt_tos.append(address)
            return "250 OK"
        return await self._answer("RCPT", server, usual)

    async def handle_DATA(self, server, session, envelope):
        self.hook()

        def usual():
            self.envelopes.append(envelope)
            return "250 2.0.0 taken"
        return await self._answer("DATA", server, usual)


def authenticator(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"crm", b"secret")
    return AuthResult(success=right, handled=False)


class Certificate:
    """A certificate of 127.0.0.1 that signs itself."""

    def __init__(self, test):
        folder = tempfile.mkdtemp()
        test.addCleanup(shutil.rmtree, folder)
        self.path, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out",
                        self.path, "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
                       check=True, capture_output=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.path, key)


class Sink:
    """smtp-sink, which keeps each message in a file."""

    def __init__(self, test):
        self.folder = tempfile.mkdtemp()
        test.addCleanup(shutil.rmtree, self.folder)
        port = free_port()
        as_user = []
        if os.getuid() == 0:  # which it refuses to stay
            os.chmod(self.folder, 0o777)
            as_user = ["-u", "nobody"]
        self.process = subprocess.Popen(["/usr/sbin/smtp-sink", *as_user, "-d", os.path.join(self.folder, "m."), f"127.0.0.1:{port}", "100"])
        test.addCleanup(self.process.wait)
        test.addCleanup(self.process.kill)
        while self.process.poll() is None:  # until it listens
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                pass
        self.url = f"smtp://127.0.0.1:{port}"

    @property
    def messages(self):
        found = []
        for name in os.listdir(self.folder):
            with open(os.path.join(self.folder, name), "rb") as file:
                content = file.read()
            if b"Message-ID:" in content:  # not the connection that asked whether it listens
                found.append(parse(content))
        return found
