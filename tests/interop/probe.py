#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What SIPp can not see, from a socket of its own. usage: probe.py WHAT ADDRESS PORT; exit status 0: as it should be.

largest  an OPTIONS of the largest UDP payload over IPv4 gets 200
contact  a call is answered; ACK and BYE go where the Contact of its 200 says, and the BYE gets 200
t1       a 486 that nobody acknowledges comes again after 500 ms, the default of T1
t4       with T1 = 50 ms a copy of an acknowledged INVITE is a new one after T4 = 500 ms, and not before
gone     a caller that is gone before it is answered: the server's log tells
source   an address that may open one transaction: its first INVITE gets 486, its second 503, and the next OPTIONS
         after the one answer without a transaction of that second nothing
tag      prints the To tag of the answer to an OPTIONS that is always the same
"""
import re, socket, sys, time

what, server = sys.argv[1], (sys.argv[2], int(sys.argv[3]))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((server[0], 0))
s.settimeout(5)
me = '%s:%d' % s.getsockname()


def request(method, user, number, more='', body='', to='', where=server, branch=''):
    return (f'{method} sip:{user}@{where[0]}:{where[1]} SIP/2.0\r\n'
            f'Via: SIP/2.0/UDP {me};branch=z9hG4bK{branch or method};rport\r\nMax-Forwards: 70\r\n'
            f'From: <sip:probe@vuas.invalid>;tag=1\r\nTo: <sip:{user}@vuas.invalid>{to}\r\nCall-ID: probe\r\n'
            f'CSeq: {number} {method}\r\nContact: <sip:probe@{me}>\r\n{more}Content-Length: {len(body)}\r\n\r\n'
            f'{body}').encode()


def final(status):
    """The next final answer, which is to have that status."""
    while True:
        answer = s.recv(65535).decode()
        if not answer.startswith('SIP/2.0 1'):
            if not answer.startswith(f'SIP/2.0 {status} '):
                sys.exit(f'not {status}: {answer}')
            return answer


def largest():
    more = 'Content-Type: text/plain\r\nContent-Disposition: render;handling=optional\r\n'
    size = 65507 - len(request('OPTIONS', 'x', 1, more, 'x' * 65000)) + 65000
    s.sendto(request('OPTIONS', 'x', 1, more, 'x' * size), server)
    final(200)


def contact():
    s.sendto(request('INVITE', 'now', 1), server)
    answer = final(200)
    to = re.search(r'\r\nTo: [^\r]*(;tag=\w+)', answer)[1]
    host, port = re.search(r'\r\nContact: <sip:([\d.]+):(\d+)>', answer).groups()
    where = host, int(port)
    body = re.search(r'\r\n\r\n(.*)', answer, re.S)[1]
    s.sendto(request('ACK', 'now', 1, 'Content-Type: application/sdp\r\n', body, to, where), where)
    s.sendto(request('BYE', 'now', 2, to=to, where=where), where)
    while 'BYE\r\n' not in final(200):
        pass


def t1():
    s.sendto(request('INVITE', 'busy', 1), server)
    final(486)
    begin = time.monotonic()
    final(486)
    seconds = time.monotonic() - begin
    if not 0.4 < seconds < 0.9:
        sys.exit(f'again after {seconds:.3f} s')


def t4():
    s.sendto(request('INVITE', 'busy', 1), server)
    to = re.search(r'\r\nTo: [^\r]*(;tag=\w+)', final(486))[1]
    s.sendto(request('ACK', 'busy', 1, to=to, branch='INVITE'), server)
    begin = time.monotonic()
    s.settimeout(0.05)
    while time.monotonic() < begin + 2:
        s.sendto(request('INVITE', 'busy', 1), server)
        try:
            final(486)
        except socket.timeout:
            continue
        seconds = time.monotonic() - begin
        sys.exit(0 if 0.45 < seconds < 0.9 else f'a new one after {seconds:.3f} s')
    sys.exit('never a new one')


def gone():
    s.sendto(request('INVITE', 'anything', 1), server)
    s.close()
    time.sleep(1)


def source():
    s.sendto(request('INVITE', 'busy', 1), server)
    to = re.search(r'\r\nTo: [^\r]*(;tag=\w+)', final(486))[1]
    s.sendto(request('ACK', 'busy', 1, to=to, branch='INVITE'), server)
    s.sendto(request('INVITE', 'busy', 2, branch='second'), server)
    final(503)
    s.sendto(request('OPTIONS', 'x', 1), server)
    s.settimeout(0.3)
    try:
        sys.exit('answered: ' + s.recv(65535).decode())
    except socket.timeout:
        pass


def tag():
    s.sendto(request('OPTIONS', 'x', 1), server)
    print(re.search(r'\r\nTo: [^\r]*;tag=(\w+)', final(200))[1])


{'largest': largest, 'contact': contact, 't1': t1, 't4': t4, 'gone': gone, 'source': source,
 'tag': tag}[what]()
