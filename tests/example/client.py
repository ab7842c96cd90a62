#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A tiny caller for the example. usage: client.py PORT CALLS   Each call: INVITE, 180, 200, ACK, BYE, 200."""
import socket, sys

port, calls = int(sys.argv[1]), int(sys.argv[2])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
s.bind(('127.0.0.1', 0))
me = '127.0.0.1:%d' % s.getsockname()[1]
SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n'


def send(method, uri, call, branch, to, cseq, body=''):
    rows = [f'{method} {uri} SIP/2.0', f'Via: SIP/2.0/UDP {me};branch=z9hG4bK{branch}', 'Max-Forwards: 70',
            f'From: <sip:a@{me}>;tag=t{call}', f'To: {to}', f'Call-ID: c{call}@{me}', f'CSeq: {cseq} {method}', f'Contact: <sip:a@{me}>']
    if body:
        rows.append('Content-Type: application/sdp')
    s.sendto('\r\n'.join(rows + [f'Content-Length: {len(body)}', '', body]).encode(), ('127.0.0.1', port))


def rows(packet):
    head, _, body = packet.decode().partition('\r\n\r\n')
    lines = head.split('\r\n')
    return lines[0], {k.lower(): v.strip() for k, v in (r.split(':', 1) for r in lines[1:])}, body


def until(status, cseq):
    seen = []
    while True:
        first, header, body = rows(s.recv(65535))
        if not header['cseq'].startswith(f'{cseq} '):
            continue
        code = int(first.split()[1])
        seen.append(code)
        if code >= 200:
            assert code == status, first
            return seen, header, body


for call in range(calls):
    send('INVITE', f'sip:b@127.0.0.1:{port}', call, f'i{call}', '<sip:b@127.0.0.1>', 1, SDP)
    seen, header, body = until(200, 1)
    assert 180 in seen, seen
    assert 'm=audio' in body and header['content-type'] == 'application/sdp', body
    to, target = header['to'], header['contact'].strip('<>').split('>')[0]
    assert ';tag=' in to, to
    send('ACK', target, call, f'a{call}', to, 1)
    send('BYE', target, call, f'b{call}', to, 2)
    until(200, 2)
print(f'{calls} calls made')
