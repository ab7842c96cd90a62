/* SPDX-License-Identifier: Apache-2.0 */
/* Harness of the framing of streams. The input is a stream; its first two octets choose the bound of a message and the
   size of the pieces. Whatever the pieces, the same messages; a message that the parser accepts ends where it says. */
#include <string.h>

#include "frame.h"
#include "message.h"
#include "oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAX_FRAMES 64
typedef struct {
  uint32_t n, take[MAX_FRAMES];
  vuas_frame_status status[MAX_FRAMES];
} frames;

/* Looks at octets in a block of their own, so that the sanitizer sees a read beyond the end. */
static vuas_frame_status look(const uint8_t *b, size_t n, uint32_t max, vuas_framing *f)
{
  uint8_t *copy = malloc(n ? n : 1);
  if (!copy) abort();
  if (n) memcpy(copy, b, n);
  const uint32_t seen = f->seen, need = f->need;
  const vuas_frame_status status = vuas_frame(copy, (uint32_t)n, max, f);
  MUST(f->take <= n && (f->seen == 0 || f->seen + 3 <= n));
  if (status == VUAS_FRAME_MORE) {
    MUST(f->take == 0 && (f->need == 0 || (f->need > n && f->need <= max)));
    MUST(need == 0 || f->need == need);
    MUST(f->seen >= seen || f->seen == 0);
  }
  if (status == VUAS_FRAME_MESSAGE) {
    static vuas_message m;
    MUST(f->take >= 4 && f->take <= max);
    const bool accepted = vuas_parse_message(copy, f->take, &m);
    must_be_message(copy, f->take, &m);
    MUST(!accepted || (m.has_content_length && (uint32_t)m.body.off + m.body.len == f->take));
  }
  free(copy);
  return status;
}

static void cut(const uint8_t *b, size_t n, size_t piece, uint32_t max, frames *all)
{
  vuas_framing f = {0, 0, 0};
  size_t front = 0, end = 0;
  all->n = 0;
  while (end < n) {
    end = end + piece < n ? end + piece : n;
    while (all->n < MAX_FRAMES) {
      vuas_frame_status status = look(b + front, end - front, max, &f);
#ifdef VUAS_FUZZ_SELFTEST /* a planted fault, for fuzz/selftest.sh */
      if (VUAS_FUZZ_SELFTEST == 1 && piece == n && status == VUAS_FRAME_PING) status = VUAS_FRAME_SKIP;
#endif
      if (status == VUAS_FRAME_MORE) break;
      all->status[all->n] = status;
      all->take[all->n++] = f.take;
      if (status >= VUAS_FRAME_NO_LENGTH) return;
      MUST(f.take > 0);
      front += f.take;
    }
    if (all->n == MAX_FRAMES) return;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static frames whole, pieces;
  if (size < 2 || size > 4000) return 0; /* every piece is looked at in a copy: the square of the size */
  const uint32_t max = data[0] ? data[0] * 20U : VUAS_MAX_MESSAGE;
  const size_t n = size - 2, piece = data[1] ? data[1] : 1;
  cut(data + 2, n, n, max, &whole);
  cut(data + 2, n, piece, max, &pieces);
  /* too large is said when it is known: in one piece a head may be seen whole that grows beyond the bound in pieces */
  MUST(whole.n == pieces.n);
  for (uint32_t k = 0; k < whole.n; k++) {
    MUST(whole.take[k] == pieces.take[k]);
    MUST(whole.status[k] == pieces.status[k] || (whole.status[k] >= VUAS_FRAME_NO_LENGTH &&
      pieces.status[k] >= VUAS_FRAME_NO_LENGTH));
  }
  return 0;
}
