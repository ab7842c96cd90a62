/* SPDX-License-Identifier: Apache-2.0 */
/* Harness of the runner's session descriptions. The input is an offer; its first octet chooses room and address
   family. */
#include <string.h>

#include "sdp.h"
#include "oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t lines_of(const uint8_t *s, size_t n, char type)
{
  size_t count = 0;
  for (size_t i = 0; i + 1 < n; i++) count += (i == 0 || s[i - 1] == '\n') && s[i] == (uint8_t)type && s[i + 1] == '=';
  return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 1 || size > 65535) return 0;
  const size_t n = size - 1, cap = (data[0] & 1) ? 2048 : data[0];
  const bool ipv6 = data[0] & 2;
  uint8_t *offer = malloc(n ? n : 1), *answer = malloc(cap ? cap : 1);
  if (offer && answer) {
    size_t len = 12345;
    if (n) memcpy(offer, data + 1, n);
    const bool ok = sdp_answer(offer, n, ipv6 ? "2001:db8::1" : "192.0.2.1", ipv6, 4000, 1, answer, cap, &len);
    MUST(len <= cap && ok == (len > 0));
#ifdef VUAS_FUZZ_SELFTEST /* a planted fault, for fuzz/selftest.sh */
    if (VUAS_FUZZ_SELFTEST == 1) MUST(!ok || cap == 2048);
#endif
    if (ok) { /* one line of its own for each stream, as many as were offered (RFC 3264 6) */
      MUST(lines_of(answer, len, 'v') == 1 && answer[0] == 'v' && answer[len - 1] == '\n');
      MUST(lines_of(answer, len, 'm') == lines_of(offer, n, 'm'));
      MUST(memchr(answer, 0, len) == NULL);
    }
  }
  free(offer);
  free(answer);
  return 0;
}
