#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The work of run.sh. usage: torture.py PROGRAM [NAME...]

A message passes when its octets are those of SHA256SUMS, `vuas parse` gives the verdict of expected.tsv, and
`vuas serve`, fresh for each message, answers as that says, to where the topmost Via sends it, and leaves with 0.
What passed is listed in build/results/torture.passed, for tests/trace, when all are tried.
"""
import hashlib, json, os, re, select, signal, socket, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM, ONLY = sys.argv[1], sys.argv[2:]
ALL = 49
PORTS = (5060, 5050)  # where answers go: 5060 unless the topmost Via names another port, as one message does
SERVER = '127.0.0.1'
RESULTS = os.path.join(HERE, '..', '..', 'build', 'results')
LATE = 0.3            # seconds after which even a 100 Trying would have come
COMPACT = {'v': 'via', 'f': 'from', 't': 'to', 'i': 'call-id'}  # of the rows that an answer repeats


class Fault(Exception):
    pass


def want(holds, what):
    if not holds:
        raise Fault(what)


def table():
    rows = []
    for line in open(f'{HERE}/expected.tsv', encoding='utf-8'):
        if not line.startswith('#'):
            rows.append(line.rstrip('\n').split('\t'))
    if len({row[0] for row in rows}) != ALL or len(rows) != ALL or any(len(row) != 7 for row in rows):
        sys.exit(f'expected.tsv: not {ALL} rows of 7 columns')
    if {row[0] + '.dat' for row in rows} != {f for f in os.listdir(HERE) if f.endswith('.dat')}:
        sys.exit('expected.tsv: not a row for each file')
    return [row for row in rows if not ONLY or row[0] in ONLY]


def bind():
    """Sockets of a loopback address on which nobody else uses these ports, so that two runs can go on at once."""
    for k in range(250):
        sockets = []
        try:
            for port in PORTS:
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                sockets.append(s)
                s.bind((f'127.44.75.{(os.getpid() + k) % 250 + 1}', port))
            return sockets
        except OSError as e:
            why = e
            for s in sockets:
                s.close()
    sys.exit(f'torture.py: cannot listen on ports {PORTS} of any address 127.44.75.*: {why}')


def split(octets):
    """First line, [(name, value)] with folded lines joined, body."""
    head, _, body = octets.decode('latin-1').partition('\r\n\r\n')
    lines = re.sub(r'\r\n(?=[ \t])', '', head).split('\r\n')
    rows = []
    for line in lines[1:]:
        name, colon, value = line.partition(':')
        if colon:
            name = name.strip().lower()
            rows.append((COMPACT.get(name, name), value.strip()))
    return lines[0], rows, body


def values(rows, name):
    return [v for n, v in rows if n == name.lower()]


def bare(text):
    return re.sub(r'\s', '', text)


class Server:
    """A fresh `vuas serve`, and the messages to and from it."""

    def __init__(self, sockets):
        self.sockets = sockets
        self.me = sockets[0].getsockname()[0]
        while self.next(0):
            pass  # what the server before still sent, such as a BYE
        # T1 so long that nothing is sent twice meanwhile
        self.process = subprocess.Popen([PROGRAM, 'serve', '--udp', SERVER + ':0', '--log', 'json', '--ring-ms', '10',
                                         '--t1-ms', '4000', '--max-calls', '4'], stdout=subprocess.PIPE)
        at = re.search(rb'"listen":\["udp [^"]*:(\d+)"', self.process.stdout.readline())
        want(at, 'the server does not start')
        self.port = int(at[1])

    def send(self, octets):
        self.sockets[0].sendto(octets, (SERVER, self.port))

    def request(self, method, cseq, to, sender, call_id, branch):
        self.send((f'{method} sip:{SERVER}:{self.port} SIP/2.0\r\nVia: SIP/2.0/UDP {self.me};branch=z9hG4bK{branch}\r\n'
                   f'Max-Forwards: 70\r\nFrom: {sender}\r\nTo: {to}\r\nCall-ID: {call_id}\r\nCSeq: {cseq} {method}\r\n'
                   'Content-Length: 0\r\n\r\n').encode('latin-1'))

    def next(self, seconds):
        """(port, octets) of the next message, or None."""
        for s in select.select(self.sockets, [], [], max(0, seconds))[0]:
            return s.getsockname()[1], s.recv(65535)
        return None

    def until(self, call_id, cseq, seconds=10):
        """What comes before the final answer to that request, and the answer."""
        before, end = [], time.monotonic() + seconds
        while True:
            got = self.next(end - time.monotonic())
            want(got, f'no answer to {cseq} within {seconds} s')
            first, rows, _ = split(got[1])
            if values(rows, 'call-id') == [call_id] and values(rows, 'cseq') == [cseq] and first[8:9] > '1':
                return before, first
            before.append(got)

    def stop(self):
        """Its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        return self.process.returncode


def answers(server, octets, expected):
    """All that the server sends for these octets: datagrams of one sender are answered in order, so what is sent at
    once comes before the answer to an OPTIONS that follows."""
    server.send(octets)
    server.request('OPTIONS', 1, '<sip:probe@vuas.invalid>', '<sip:probe@vuas.invalid>;tag=1', 'probe', 'probe')
    got, _ = server.until('probe', '1 OPTIONS')
    end = time.monotonic() + (10 if len(got) < expected else LATE if expected == 0 else 0)
    while len(got) < expected or expected == 0:
        late = server.next(end - time.monotonic())
        if late is None:
            break
        got.append(late)
    return got


def check_form(octets, port, answer, me):
    """What every answer repeats of its request (RFC 3261 8.2.6.2), and where it goes (18.2.2, RFC 3581 4)."""
    _, asked, _ = split(octets)
    _, rows, body = split(answer)
    for name in 'From', 'Call-ID', 'CSeq':
        want(values(rows, name) == values(asked, name)[:1], f'{name}: {values(rows, name)}')
    to, was = values(rows, 'to'), values(asked, 'to')[:1]
    tagged = was and re.search(r'>[^>]*;\s*tag\s*=|^[^<]*;\s*tag\s*=', was[0])
    want(len(to) == len(was), f'To: {to}')
    want(not was or (to == was if tagged else re.fullmatch(re.escape(was[0]) + ';tag=[0-9a-f]+', to[0])), f'To: {to}')
    via, asked_via = (','.join(bare(v) for v in values(r, 'via')) for r in (rows, asked))
    top, top_asked = via.split(',')[0], asked_via.split(',')[0]
    rport = re.search(';rport(?=;|$)', top_asked)
    if rport:
        want(f';rport={PORTS[0]}' in top, f'Via: {via}')
    named = re.match(r'SIP/[^/]*/[^:;]*:(\d+)', top_asked)
    want(port == (PORTS[0] if rport else int(named[1]) if named else 5060), f'to port {port}')
    want(f';received={me}' in top, f'Via: {via}')
    plain = via.replace(f';received={me}', '', 1).replace(f';rport={PORTS[0]}', ';rport', 1)
    want(plain == asked_via, f'Via: {via}')
    want(values(rows, 'content-length') == [str(len(body))], 'Content-Length is wrong')


def check_fields(answer, fields):
    _, rows, _ = split(answer)
    for field in [] if fields == '-' else fields.split(' | '):
        name, colon, value = field.partition(':')
        got = values(rows, name)
        want(len(got) == 1 and (not colon or got[0] == value.strip()), f'{field}: {got}')


def check_call(server, octets, answer):
    """The answer takes the offer's streams, and the call stands: ACK, BYE, and that is answered."""
    _, rows, body = split(answer)
    offer = split(octets)[2]
    want(re.findall(r'(?m)^m=(\S+)', body) == re.findall(r'(?m)^m=(\S+)', offer) and 'm=audio 9 ' in body, body)
    to, sender, call_id = (values(rows, name)[0] for name in ('to', 'from', 'call-id'))
    cseq = int(values(rows, 'cseq')[0].split()[0])
    server.request('ACK', cseq, to, sender, call_id, 'ack')
    server.request('BYE', cseq + 1, to, sender, call_id, 'bye')
    before, first = server.until(call_id, f'{cseq + 1} BYE')
    want(not before and first.startswith('SIP/2.0 200 '), f'BYE: {before}, {first}')


def check_parser(name, verdict):
    run = subprocess.run([PROGRAM, 'parse', f'{HERE}/{name}.dat'], stdout=subprocess.PIPE)
    result = json.loads(run.stdout)
    if result['ok']:
        got = 'accepted'
    else:
        got = f'{result["status"]}{" " + result["field"] if result["field"] else ""}: {result["reason"]}'
    want(got == verdict and run.returncode == (0 if result['ok'] else 1), f'the parser: {got}, exit {run.returncode}')


def check_wire(octets, expected, fields, sockets):
    server = Server(sockets)
    try:
        got = answers(server, octets, len(expected))
        firsts = [split(answer)[0] for _, answer in got]
        want(firsts == ['SIP/2.0 ' + e for e in expected], f'answered: {firsts}')
        for port, answer in got:
            check_form(octets, port, answer, server.me)
        if got:
            check_fields(got[-1][1], fields)
        if expected[-1:] == ['200 OK'] and octets.startswith(b'INVITE '):
            check_call(server, octets, got[-1][1])
    finally:
        status = server.stop()
    want(status == 0, f'the server leaves with {status}')


def main():
    sums = dict(reversed(line.split()) for line in open(f'{HERE}/SHA256SUMS'))
    rows = table()
    sockets = bind()
    passed = []
    for name, section, verdict, _, wire, fields, why in rows:
        octets = open(f'{HERE}/{name}.dat', 'rb').read()
        try:
            want(hashlib.sha256(octets).hexdigest() == sums.get(name + '.dat'), 'not the octets of the RFC')
            check_parser(name, verdict)
            check_wire(octets, [] if wire == 'silence' else wire.split(', '), fields, sockets)
            passed.append(name)
            print(f'ok      {name} {section}: {verdict}; {wire}')
        except Fault as fault:
            print(f'not ok  {name} {section}: {fault}; wanted: {verdict}; {wire}; {fields}; {why}')
    if not ONLY:
        os.makedirs(RESULTS, exist_ok=True)
        with open(f'{RESULTS}/torture.passed', 'w', encoding='utf-8') as f:
            f.writelines(f'torture:{name}\n' for name in passed)
    print(f'{len(passed)} of {len(rows)} messages')
    print(f'{len(passed)} passed, {len(rows) - len(passed)} failed')
    return 0 if len(passed) == len(rows) > 0 else 1


sys.exit(main())
