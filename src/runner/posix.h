/* SPDX-License-Identifier: Apache-2.0 */
/* First of all includes in the runner's files that need more than C. */
#ifndef RUNNER_POSIX_H
#define RUNNER_POSIX_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* ppoll, struct in6_pktinfo */
#endif

#endif
