/* SPDX-License-Identifier: Apache-2.0 */
#include "sdp.h"

/* Octets [at, end) of the offer. */
typedef struct {
  size_t at, end;
} range;

typedef struct {
  range media, proto, first_format, formats;
  uint32_t port;
} stream;

typedef struct {
  uint8_t *b;
  size_t at, cap;
  bool full;
} sink;

static void put_byte(sink *s, uint8_t c) {
  if (s->at == s->cap) {
    s->full = true;
  }
  if (!s->full) {
    s->b[s->at] = c;
    s->at++;
  }
}

static void put_text(sink *s, const char *text) {
  for (size_t i = 0; text[i] != '\0'; i++) {
    put_byte(s, (uint8_t)text[i]);
  }
}

static void put_range(sink *s, const uint8_t *b, range r) {
  for (size_t i = r.at; i < r.end; i++) {
    put_byte(s, b[i]);
  }
}

static void put_number(sink *s, uint64_t v) {
  char digits[21];
  size_t i = sizeof digits - 1;
  digits[i] = '\0';
  do {
    i--;
    digits[i] = (char)('0' + v % 10);
    v = v / 10;
  } while (v != 0);
  put_text(s, digits + i);
}

static bool is_range(const uint8_t *b, range r, const char *text) {
  size_t i = r.at;
  for (; *text != '\0' && i < r.end; i++, text++) {
    if (b[i] != (uint8_t)*text) {
      return false;
    }
  }
  return i == r.end && *text == '\0';
}

/* Takes the next line "x=value" off the description; an empty line ends it, and then only line ends may follow.
   0: the end, 1: a line, -1: malformed. */
static int next_line(const uint8_t *b, size_t n, size_t *at, uint8_t *type, range *value) {
  size_t i = *at;
  if (i == n || b[i] == '\r' || b[i] == '\n') {
    for (; i < n; i++) {
      if (b[i] != '\r' && b[i] != '\n') {
        return -1;
      }
    }
    *at = n;
    return 0;
  }
  if (n - i < 2 || b[i] < 'a' || b[i] > 'z' || b[i + 1] != '=') {
    return -1;
  }
  *type = b[i];
  value->at = i + 2;
  for (i = i + 2; i < n && b[i] != '\r' && b[i] != '\n'; i++) {
    if (b[i] == 0) {
      return -1;
    }
  }
  value->end = i;
  if (i < n && b[i] == '\r') {
    i++;
    if (i == n || b[i] != '\n') {
      return -1;
    }
  }
  *at = i < n ? i + 1 : n;
  return 1;
}

/* The next word of the line: visible ASCII between spaces. An empty range: none is left, or it is something else. */
static range next_word(const uint8_t *b, range *rest) {
  size_t i = rest->at;
  while (i < rest->end && b[i] == ' ') {
    i++;
  }
  range word = {i, i};
  while (i < rest->end && b[i] > ' ' && b[i] < 127) {
    i++;
  }
  if (i == rest->end || b[i] == ' ') {
    word.end = i;
  }
  rest->at = i;
  return word;
}

/* All of the range is a number of at most 19 digits. */
static bool number(const uint8_t *b, range r, uint64_t *v) {
  if (r.at == r.end || r.end - r.at > 19) {
    return false;
  }
  *v = 0;
  for (size_t i = r.at; i < r.end; i++) {
    if (b[i] < '0' || b[i] > '9') {
      return false;
    }
    *v = *v * 10 + (uint64_t)(b[i] - '0');
  }
  return true;
}

/* m=<media> <port>[/<ports>] <proto> <fmt> ... (RFC 8866 5.14) */
static bool parse_stream(const uint8_t *b, range line, stream *s) {
  range rest = line;
  s->media = next_word(b, &rest);
  range port = next_word(b, &rest);
  range ports = {port.end, port.end};
  for (size_t i = port.at; i < port.end && ports.at == ports.end; i++) {
    if (b[i] == '/') {
      ports.at = i;
    }
  }
  s->proto = next_word(b, &rest);
  s->formats = rest;
  s->first_format = next_word(b, &rest);
  uint64_t v = 0, count = 1;
  if (ports.at < ports.end) {
    range digits = {ports.at + 1, ports.end};
    port.end = ports.at;
    if (!number(b, digits, &count)) {
      return false;
    }
  }
  if (!number(b, port, &v) || v > 65535 || count == 0) {
    return false;
  }
  s->port = (uint32_t)v;
  for (range word = s->first_format; rest.at < rest.end;) {
    word = next_word(b, &rest);
    if (word.at == word.end && rest.at < rest.end) {
      return false;
    }
  }
  return s->media.at < s->media.end && s->proto.at < s->proto.end && s->first_format.at < s->first_format.end;
}

/* t=<start> <stop>: both numbers. */
static bool is_time(const uint8_t *b, range line) {
  range rest = line;
  uint64_t v = 0;
  range word = next_word(b, &rest);
  bool good = number(b, word, &v);
  word = next_word(b, &rest);
  return good && number(b, word, &v) && rest.at == rest.end;
}

static bool is_pcm(const uint8_t *b, range word) {
  return is_range(b, word, "0") || is_range(b, word, "8");
}

static bool can_take(const uint8_t *b, const stream *s) {
  range rest = s->formats;
  bool found = false;
  while (rest.at < rest.end) {
    found = is_pcm(b, next_word(b, &rest)) || found;
  }
  return found && s->port != 0 && is_range(b, s->media, "audio") && is_range(b, s->proto, "RTP/AVP");
}

/* Checks the whole offer; *taken is the number of the first stream that can be taken, *time the line to repeat. */
static bool survey(const uint8_t *b, size_t n, size_t *taken, range *time) {
  size_t at = 0, lines = 0, streams = 0;
  bool found = false, good = true, timed = false;
  for (;;) {
    uint8_t type = 0;
    range value = {0, 0};
    int got = next_line(b, n, &at, &type, &value);
    if (got <= 0) {
      return got == 0 && good && found;
    }
    if (lines == 0 && (type != 'v' || !is_range(b, value, "0"))) {
      return false;
    }
    lines++;
    if (type == 't' && !timed && streams == 0) {
      good = good && is_time(b, value);
      *time = value;
      timed = true;
    }
    if (type == 'm') {
      stream s;
      if (!parse_stream(b, value, &s)) {
        return false;
      }
      if (!found && can_take(b, &s)) {
        *taken = streams;
        found = true;
      }
      streams++;
    }
  }
}

/* v=, o=, s=, c= up to "t=". */
static void put_head(sink *s, const char *host, bool ipv6, uint64_t id) {
  const char *family = ipv6 ? " IN IP6 " : " IN IP4 ";
  put_text(s, "v=0\r\no=- ");
  put_number(s, id);
  put_text(s, " 1");
  put_text(s, family);
  put_text(s, host);
  put_text(s, "\r\ns=-\r\nc=");
  put_text(s, family + 1);
  put_text(s, host);
  put_text(s, "\r\nt=");
}

static void put_taken(sink *s, const uint8_t *b, const stream *m, uint16_t port) {
  put_text(s, " ");
  put_number(s, port);
  put_text(s, " ");
  put_range(s, b, m->proto);
  bool seen[2] = {false, false};
  for (range rest = m->formats; rest.at < rest.end;) {
    range word = next_word(b, &rest);
    if (is_pcm(b, word)) {
      bool alaw = b[word.at] == '8';
      if (!seen[alaw]) {
        put_text(s, alaw ? " 8" : " 0");
      }
      seen[alaw] = true;
    }
  }
  put_text(s, "\r\n");
  put_text(s, seen[0] ? "a=rtpmap:0 PCMU/8000\r\n" : "");
  put_text(s, seen[1] ? "a=rtpmap:8 PCMA/8000\r\n" : "");
  put_text(s, "a=inactive\r\n");
}

static void put_refused(sink *s, const uint8_t *b, const stream *m) {
  put_text(s, " 0 ");
  put_range(s, b, m->proto);
  put_text(s, " ");
  put_range(s, b, m->first_format);
  put_text(s, "\r\n");
}

static bool finish(const sink *s, size_t *len) {
  *len = s->full ? 0 : s->at;
  return !s->full;
}

bool sdp_answer(const uint8_t *offer, size_t n, const char *host, bool ipv6, uint16_t port, uint64_t id, uint8_t *out,
                size_t cap, size_t *len) {
  size_t taken = 0, streams = 0, at = 0;
  range time = {0, 0}, value = {0, 0};
  *len = 0;
  if (!survey(offer, n, &taken, &time)) {
    return false;
  }
  sink s = {out, 0, cap, false};
  put_head(&s, host, ipv6, id);
  put_range(&s, offer, time); /* the same as the offer's: RFC 3264 6 */
  put_text(&s, time.at == time.end ? "0 0\r\n" : "\r\n");
  uint8_t type = 0;
  while (!s.full && next_line(offer, n, &at, &type, &value) == 1) {
    stream m;
    if (type != 'm' || !parse_stream(offer, value, &m)) {
      continue;
    }
    put_text(&s, "m=");
    put_range(&s, offer, m.media);
    if (streams == taken) {
      put_taken(&s, offer, &m, port);
    } else {
      put_refused(&s, offer, &m);
    }
    streams++;
  }
  return finish(&s, len);
}

bool sdp_offer(const char *host, bool ipv6, uint16_t port, uint64_t id, uint8_t *out, size_t cap, size_t *len) {
  sink s = {out, 0, cap, false};
  put_head(&s, host, ipv6, id);
  put_text(&s, "0 0\r\nm=audio ");
  put_number(&s, port);
  put_text(&s, " RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=inactive\r\n");
  return finish(&s, len);
}
