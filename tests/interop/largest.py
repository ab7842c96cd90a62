#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sends an OPTIONS of the largest UDP payload over IPv4 and waits for its 200. usage: largest.py ADDRESS PORT"""
import socket, sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect((sys.argv[1], int(sys.argv[2])))
s.settimeout(5)
host, port = s.getsockname()
head = (f'OPTIONS sip:{sys.argv[1]} SIP/2.0\r\nVia: SIP/2.0/UDP {host}:{port};branch=z9hG4bKlargest\r\n'
        'From: <sip:a@vuas.invalid>;tag=1\r\nTo: <sip:b@vuas.invalid>\r\nCall-ID: largest\r\nCSeq: 1 OPTIONS\r\n'
        'Content-Type: text/plain\r\nContent-Length: 65000\r\n\r\n')
size = 65507 - len(head)
s.send(head.replace('65000', str(size)).encode() + b'x' * size)
sys.exit(0 if s.recv(65535).startswith(b'SIP/2.0 200 ') else 1)
