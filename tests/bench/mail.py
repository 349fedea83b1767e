"""Delivery: send_mail to smtp-sink, against a shell loop that hands the same letters to msmtp one by one.

    tests/bench/run mail [--messages=500] [--repetitions=7]

Both deliver in turn, to the same server, in each repetition; send_mail's time includes its commits. Target: at least 10 times as fast.
"""

import argparse
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import time


def connect(path, *extensions):
    db = sqlite3.connect(path, isolation_level=None)
    db.enable_load_extension(True)
    for extension in extensions:
        db.load_extension(extension)
    return db


def office(options, name):
    """A database with the messages waiting in it."""
    db = connect(os.path.join(options.folder, name), options.crm, options.crm_mail)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA synchronous = {options.synchronous}")
    db.execute("SELECT crm_install()")
    db.execute("UPDATE setting SET value = 'SBDC <office@sbdc.example>' WHERE name = 'mail.from'")
    db.execute("""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO outbox (to_address, subject, body_text, body_html, created_at)
        SELECT 'client' || i || '@acme.example', 'Your appointment on Wednesday – reminder ' || i,
               'Dear client,' || char(10, 10) || replace(hex(zeroblob(500)), '00', 'word ') || char(10),
               '<p>Dear client,</p><p>' || replace(hex(zeroblob(500)), '00', 'word ') || '</p>', '2025-03-10 08:00:00' FROM n""", (options.messages,))
    return db


def serve(options):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    user = ["-u", "nobody"] if os.getuid() == 0 else []
    server = subprocess.Popen(["/usr/sbin/smtp-sink", *user, f"127.0.0.1:{port}", "100"])
    while server.poll() is None:  # until it listens
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return server, port
        except ConnectionRefusedError:
            pass
    sys.exit("smtp-sink does not run")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--crm-mail", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--synchronous", default="NORMAL", help="PRAGMA synchronous of the office: NORMAL or FULL")
    options, _ = parser.parse_known_args()

    server, port = serve(options)
    try:
        spool = os.path.join(options.folder, "spool")
        os.makedirs(spool, exist_ok=True)
        office(options, "spool.db").execute("SELECT spool_mail(?)", (spool,)).fetchall()
        loop = ("for letter in \"$1\"/new/*; do msmtp --file=/dev/null --host=127.0.0.1 --port=\"$2\" --auth=off --tls=off "
                "--from=office@sbdc.example --read-recipients <\"$letter\" || exit 1; done")
        ours, theirs = [], []
        for repetition in range(options.repetitions):
            db = office(options, f"office{repetition}.db")
            begin = time.perf_counter()
            (summary,), = db.execute("SELECT send_mail(?)", (f"smtp://127.0.0.1:{port}",)).fetchall()
            ours.append(time.perf_counter() - begin)
            if f'"sent":{options.messages},' not in summary:
                sys.exit(f"not all were sent: {summary}")
            db.close()
            begin = time.perf_counter()
            subprocess.run(["sh", "-c", loop, "loop", spool, str(port)], check=True)
            theirs.append(time.perf_counter() - begin)
    finally:
        server.kill()
        server.wait()

    def per_message(times):
        return 1e6 * statistics.median(times) / options.messages

    ratio = statistics.median(their / our for our, their in zip(ours, theirs))
    print(f"delivery of {options.messages} messages to smtp-sink, medians of {options.repetitions}:")
    print(f"  send_mail         {per_message(ours):8.0f} us a message")
    print(f"  loop over msmtp   {per_message(theirs):8.0f} us a message")
    print(f"  send_mail is {ratio:.1f} times as fast; target: at least 10: {'met' if ratio >= 10 else 'missed'}")
    sys.exit(0 if ratio >= 10 else 1)


main()
