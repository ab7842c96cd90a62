#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes messages of hostile shapes and growing sizes: shapes.py DIRECTORY. Each is DIRECTORY/SHAPE-OCTETS.sip."""
import os, sys

HEAD = ('INVITE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\n'
        'Call-ID: 1\r\nCSeq: 1 INVITE\r\n')
TO = 'To: <sip:b@h>\r\n'
SHAPES = {  # what goes before, what is repeated, what goes after
    'commas': (TO + 'Supported: a', ',a', ''),
    'empty-values': (TO + 'Contact: <sip:c@h>', ',', ''),
    'quotes': ('To: "', '\\"', '" <sip:b@h>'),
    'open-quotes': (TO + 'Contact: ', '"a"', ''),
    'folds': (TO + 'Subject: a', '\r\n a', ''),
    'spaces': (TO + 'Subject:', ' ', 'a'),
    'vias': (TO + 'Via: SIP/2.0/UDP h', ',SIP/2.0/UDP h', ''),
    'routes': (TO + 'Route: <sip:h>', ',<sip:h>', ''),
    'parameters': ('To: <sip:b@h>', ';p=1', ''),
    'uri-parameters': ('To: <sip:b@h', ';p=1', '>'),
    'rows': (TO + 'X: 1', '\r\nX: 1', ''),
    'long-row': (TO + 'Subject: ', 'a', ''),
    'brackets': (TO + 'Contact: ', '<', ''),
    'escapes': ('To: <sip:', '%41', '@h>'),
    'digits': (TO + 'Content-Length: ', '0', ''),
    'methods': (TO + 'Allow: A', ',A', ''),
    'method-folds': (TO + 'Allow: A', ',\r\n A', ''),
    'method-spaces': (TO + 'Allow: A,', ' ', ',A'),
    'method-quotes': (TO + 'Allow: A', ',"', ''),
    'method-brackets': (TO + 'Allow: A', ',<', ''),
    'method-commas': (TO + 'Allow: A', ',', ''),
    'ranges': (TO + 'Accept: a/b', ',a/b', ''),
    'range-parameters': (TO + 'Accept: a/b', ';p=1', ''),
    'reasons': (TO + 'Reason: SIP;cause=1', ',a;cause=1;text="b"', ''),
    'reason-parameters': (TO + 'Reason: SIP', ';p=1', ''),
    'reason-text': (TO + 'Reason: SIP;text="', '\\"', '"'),
    'disposition-parameters': (TO + 'Content-Disposition: a', ';p=1', ''),
    'timer-parameters': (TO + 'Session-Expires: 90', ';p=1', ''),
    'comments': (TO + 'Retry-After: 1 ', '()', ''),
    'nested-comments': (TO + 'Retry-After: 1 ', '(', ''),
    'subtags': (TO + 'Content-Language: a', '-a', ''),
    'languages': (TO + 'Content-Language: a', ',a-b', ''),
    'rack-digits': (TO + 'RAck: ', '0', '1 1 INVITE'),
    'auth-parameters': (TO + 'Authorization: Digest a=1', ',a=1', ''),
    'auth-quotes': (TO + 'Authorization: Digest a=1', ',a="b,"', ''),
    'auth-quoted': (TO + 'Authorization: Digest a="', '\\"', '"'),
    'auth-spaces': (TO + 'Authorization: Digest a', ' ', '= 1'),
    'auth-folds': (TO + 'Authorization: Digest a=1', ',\r\n a\r\n =\r\n 1', ''),
}

where = sys.argv[1]
os.makedirs(where, exist_ok=True)
for name, (before, unit, after) in SHAPES.items():
    for size in (1024, 4096, 16384, 65000):
        rest = len(HEAD) + len(before) + len(after) + 4
        text = HEAD + before + unit * ((size - rest) // len(unit)) + after + '\r\n\r\n'
        with open(os.path.join(where, f'{name}-{len(text)}.sip'), 'w', newline='') as f:
            f.write(text)
