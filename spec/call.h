/* SPDX-License-Identifier: Apache-2.0 */
/* The call: verbs, timers, what its transactions tell (RFC 3261 9.2, 13.3, 15).
   Made of spec/machines/call.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_CALL_H
#define VUAS_SPEC_CALL_H

#include "timing.h"

#include "vuas.h"

#include "dialog.h"

/*@
    logic integer vuas_call_verb_trying = 0;
    logic integer vuas_call_verb_progress = 1;
    logic integer vuas_call_verb_accept = 2;
    logic integer vuas_call_verb_redirect = 3;
    logic integer vuas_call_verb_reject = 4;
    logic integer vuas_call_verb_bye = 5;
    logic integer vuas_call_verb_dispose = 6;
    logic integer vuas_call_cancelled = 7;
    logic integer vuas_call_got_bye = 8;
    logic integer vuas_call_acked = 9;
    logic integer vuas_call_again = 10;
    logic integer vuas_call_ack_timeout = 11;
    logic integer vuas_call_bye_done = 12;
    logic integer vuas_call_expires = 13;
    logic integer vuas_call_retry = 14;

    logic integer vuas_call_to(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_trying && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_100, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_progress && open != 0 ?
        vuas_dialog_to(s, vuas_dialog_sent_1xx, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_accept && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_2xx, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ?
        vuas_dialog_to(s, vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_final, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open == 0 ? vuas_dialog_to(s,
        vuas_dialog_ended, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? vuas_dialog_to(s,
        vuas_dialog_ended, open) :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? vuas_dialog_to(s,
        vuas_dialog_ended, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session != 0 ? vuas_dialog_to(s,
        vuas_dialog_got_ack, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? vuas_dialog_to(s,
        vuas_dialog_sent_bye, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room == 0 ? vuas_dialog_to(s,
        vuas_dialog_got_ack, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ?
        vuas_dialog_to(s, vuas_dialog_sent_bye, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ?
        vuas_dialog_to(s, vuas_dialog_got_ack, open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? vuas_dialog_to(s, vuas_dialog_sent_bye,
        open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? vuas_dialog_to(s, vuas_dialog_no_ack,
        open) :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? vuas_dialog_to(s, vuas_dialog_got_bye, open) :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_bye && room != 0 ? vuas_dialog_to(s, vuas_dialog_sent_bye,
        open) :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room != 0 ? vuas_dialog_to(s, vuas_dialog_sent_bye,
        open) :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_retry && room != 0 ? vuas_dialog_to(s, vuas_dialog_sent_bye, open)
        :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? vuas_dialog_to(s, vuas_dialog_got_bye, open) :
      s == VUAS_CALL_MORTAL && e == vuas_call_acked && own_bye == 0 ? vuas_dialog_to(s, vuas_dialog_ended, open) :
      s == VUAS_CALL_MORTAL && e == vuas_call_ack_timeout && own_bye == 0 ? vuas_dialog_to(s, vuas_dialog_ended, open)
        :
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? vuas_dialog_to(s, vuas_dialog_ended, open) :
      s;

    logic boolean vuas_call_does_answer_200(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? \true :
      s == VUAS_CALL_MORTAL && e == vuas_call_got_bye ? \true :
      \false;

    logic boolean vuas_call_does_respond_100(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_trying && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_respond_1xx(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_progress && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_respond_2xx(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_accept && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_respond_final(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_tell_ended(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open == 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? \true :
      s == VUAS_CALL_MORTAL && e == vuas_call_acked && own_bye == 0 ? \true :
      s == VUAS_CALL_MORTAL && e == vuas_call_ack_timeout && own_bye == 0 ? \true :
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? \true :
      \false;

    logic boolean vuas_call_does_respond_480(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_tell_cancelled(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_respond_487(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? \true :
      \false;

    logic boolean vuas_call_does_tell_bye(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? \true :
      \false;

    logic boolean vuas_call_does_tell_expired(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? \true :
      \false;

    logic boolean vuas_call_does_deny(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && (e == vuas_call_verb_trying ||
        e == vuas_call_verb_progress || e == vuas_call_verb_accept || e == vuas_call_verb_redirect ||
        e == vuas_call_verb_reject) && open == 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_bye ? \true :
      s == VUAS_CALL_MORATORIUM && (e == vuas_call_verb_trying || e == vuas_call_verb_progress ||
        e == vuas_call_verb_accept || e == vuas_call_verb_redirect || e == vuas_call_verb_reject) ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_bye && room == 0 ? \true :
      s == VUAS_CALL_ESTABLISHED && (e == vuas_call_verb_trying || e == vuas_call_verb_progress ||
        e == vuas_call_verb_accept || e == vuas_call_verb_redirect || e == vuas_call_verb_reject) ? \true :
      s == VUAS_CALL_MORTAL && (e == vuas_call_verb_trying || e == vuas_call_verb_progress ||
        e == vuas_call_verb_accept || e == vuas_call_verb_redirect || e == vuas_call_verb_reject ||
        e == vuas_call_verb_bye) ? \true :
      s == VUAS_CALL_FREE && (e == vuas_call_verb_trying || e == vuas_call_verb_progress ||
        e == vuas_call_verb_accept || e == vuas_call_verb_redirect || e == vuas_call_verb_reject ||
        e == vuas_call_verb_bye || e == vuas_call_verb_dispose) ? \true :
      \false;

    logic boolean vuas_call_does_tell_ack(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room == 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ? \true :
      \false;

    logic boolean vuas_call_does_send_bye(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_bye && room != 0 ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room != 0 ? \true :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_retry && room != 0 ? \true :
      \false;

    logic boolean vuas_call_does_repeat_2xx(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORATORIUM && e == vuas_call_again ? \true :
      s == VUAS_CALL_MORTAL && e == vuas_call_again ? \true :
      \false;

    logic boolean vuas_call_does_tell_ack_timeout(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? \true :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? \true :
      \false;

    logic boolean vuas_call_does_tell_bye_done(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? \true :
      \false;

    logic integer vuas_call_told(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? 2 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? 2 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? 2 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open == 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? 2 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? 2 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? 2 :
      s == VUAS_CALL_MORTAL && e == vuas_call_acked && own_bye == 0 ? 1 :
      s == VUAS_CALL_MORTAL && e == vuas_call_ack_timeout && own_bye == 0 ? 1 :
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? 2 :
      0;

    logic integer vuas_call_told_1(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? VUAS_EVENT_ENDED
        :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? VUAS_EVENT_ENDED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? VUAS_EVENT_ENDED
        :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? VUAS_EVENT_CANCELLED
        :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? VUAS_EVENT_BYE :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? VUAS_EVENT_EXPIRED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open == 0 ? VUAS_EVENT_ENDED
        :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? VUAS_EVENT_BYE :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? VUAS_EVENT_EXPIRED :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session != 0 ? VUAS_EVENT_ACK :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? VUAS_EVENT_ACK :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room == 0 ? VUAS_EVENT_ACK :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ?
        VUAS_EVENT_ACK :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ?
        VUAS_EVENT_ACK :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? VUAS_EVENT_ACK_TIMEOUT :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? VUAS_EVENT_ACK_TIMEOUT :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? VUAS_EVENT_BYE :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? VUAS_EVENT_BYE :
      s == VUAS_CALL_MORTAL && e == vuas_call_acked && own_bye == 0 ? VUAS_EVENT_ENDED :
      s == VUAS_CALL_MORTAL && e == vuas_call_ack_timeout && own_bye == 0 ? VUAS_EVENT_ENDED :
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? VUAS_EVENT_BYE_DONE :
      -1;

    logic integer vuas_call_told_2(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? VUAS_EVENT_ENDED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? VUAS_EVENT_ENDED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? VUAS_EVENT_ENDED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? VUAS_EVENT_ENDED :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open == 0 ? VUAS_EVENT_ENDED :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? VUAS_EVENT_ENDED :
      s == VUAS_CALL_MORTAL && e == vuas_call_bye_done ? VUAS_EVENT_ENDED :
      -1;

    logic integer vuas_call_sends(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_trying && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_progress && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_accept && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? 2 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_again ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_bye && room != 0 ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room != 0 ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_retry && room != 0 ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? 1 :
      s == VUAS_CALL_MORTAL && e == vuas_call_again ? 1 :
      s == VUAS_CALL_MORTAL && e == vuas_call_got_bye ? 1 :
      0;

    logic integer vuas_call_sends_1(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted, integer status) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_trying && open != 0 ? 100 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_progress && open != 0 ? status :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_accept && open != 0 ? status :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_redirect && open != 0 ? status :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_reject && open != 0 ? status :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_verb_dispose && open != 0 ? 480 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_cancelled && open != 0 ? 487 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? 200 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_expires && open != 0 ? 487 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open == 0 ? 200 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room != 0 ? 0 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room != 0 ? 0 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_again ? status :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room != 0 ? 0 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_got_bye ? 200 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_bye && room != 0 ? 0 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room != 0 ? 0 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_retry && room != 0 ? 0 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_got_bye ? 200 :
      s == VUAS_CALL_MORTAL && e == vuas_call_again ? status :
      s == VUAS_CALL_MORTAL && e == vuas_call_got_bye ? 200 :
      -1;

    logic integer vuas_call_sends_2(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted, integer status) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_call_got_bye && open != 0 ? 487 :
      -1;

    logic integer vuas_call_bye_wanted(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted) =
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && (e == vuas_call_verb_bye || e == vuas_call_verb_dispose) ? 1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room == 0 ? 1 :
      bye_wanted;

    logic integer vuas_call_expires(integer s, integer e, integer open, integer room, integer session,
      integer own_bye, integer bye_wanted, integer at) =
      \let t = vuas_call_to(s, e, open, room, session, own_bye, bye_wanted);
      !((t == VUAS_CALL_INVITED || t == VUAS_CALL_EARLY)) ? VUAS_NEVER :
      at;

    logic integer vuas_call_retry(integer s, integer e, integer open, integer room, integer session, integer own_bye,
      integer bye_wanted, integer at, integer now, integer t1) =
      \let t = vuas_call_to(s, e, open, room, session, own_bye, bye_wanted);
      !(t == VUAS_CALL_ESTABLISHED && vuas_call_bye_wanted(s, e, open, room, session, own_bye, bye_wanted) == 1) ?
        VUAS_NEVER :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 1 && room == 0 ? now + t1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_acked && bye_wanted == 0 && session == 0 && room == 0 ? now + t1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_call_ack_timeout && room == 0 ? now + t1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_verb_dispose && room == 0 ? now + t1 :
      s == VUAS_CALL_ESTABLISHED && e == vuas_call_retry && room == 0 ? now + t1 :
      at;
*/

#endif
