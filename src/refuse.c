/* SPDX-License-Identifier: Apache-2.0 */
#include "refuse.h"

void vuas_refuse(vuas_refusal *r, uint16_t status, vuas_cause cause, uint16_t field, uint32_t offset)
{
  if (r->status != 0) return;
  r->status = status;
  r->cause = (uint16_t)cause;
  r->field = field;
  r->offset = (uint16_t)offset;
}
