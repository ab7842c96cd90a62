/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "net.h"

#include "text.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/errqueue.h>
#define ICMP_TIME_EXCEEDED 11 /* RFC 792 */
#define ICMP6_TIME_EXCEEDED 3 /* RFC 4443 3.3 */
#endif

#define RECEIVE_BUFFER (1 << 20)

/* Room for one IP_PKTINFO or IPV6_PKTINFO, and for an extended error. */
typedef union {
  struct cmsghdr align;
  uint8_t b[512];
} control;

bool net_parse(const char *text, vuas_address *a) {
  char host[NET_TEXT];
  const char *colon = strrchr(text, ':');
  uint64_t port = 0;
  if (colon == NULL || !text_number(colon + 1, 0, 65535, &port)) {
    return false;
  }
  size_t length = (size_t)(colon - text);
  bool brackets = length > 2 && text[0] == '[' && colon[-1] == ']';
  text += brackets;
  length -= brackets ? 2 : 0;
  if (length >= sizeof host) {
    return false;
  }
  memcpy(host, text, length);
  host[length] = '\0';
  memset(a, 0, sizeof *a);
  a->port = (uint16_t)port;
  if (!brackets) {
    a->family = 4;
    return inet_pton(AF_INET, host, a->ip) == 1;
  }
  char *zone = strchr(host, '%');
  if (zone != NULL) {
    *zone = '\0';
    uint64_t number = 0;
    a->scope = if_nametoindex(zone + 1);
    if (a->scope == 0 && text_number(zone + 1, 1, UINT32_MAX, &number)) {
      a->scope = (uint32_t)number;
    }
    if (a->scope == 0) {
      return false;
    }
  }
  a->family = 6;
  return inet_pton(AF_INET6, host, a->ip) == 1;
}

void net_print_host(const vuas_address *a, char out[NET_TEXT]) {
  if (inet_ntop(a->family == 6 ? AF_INET6 : AF_INET, a->ip, out, NET_TEXT) == NULL) {
    out[0] = '\0';
  }
}

void net_print(const vuas_address *a, char out[NET_TEXT]) {
  char host[NET_TEXT];
  net_print_host(a, host);
  (void)snprintf(out, NET_TEXT, a->family == 6 ? "[%.60s]:%u" : "%.60s:%u", host, (unsigned)a->port);
}

static socklen_t to_system(const vuas_address *a, struct sockaddr_storage *to) {
  memset(to, 0, sizeof *to);
  if (a->family == 6) {
    struct sockaddr_in6 six = {0};
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(a->port);
    six.sin6_scope_id = a->scope;
    memcpy(&six.sin6_addr, a->ip, 16);
    memcpy(to, &six, sizeof six);
    return sizeof six;
  }
  struct sockaddr_in four = {0};
  four.sin_family = AF_INET;
  four.sin_port = htons(a->port);
  memcpy(&four.sin_addr, a->ip, 4);
  memcpy(to, &four, sizeof four);
  return sizeof four;
}

static void from_system(const struct sockaddr_storage *from, vuas_address *a) {
  memset(a, 0, sizeof *a);
  if (from->ss_family == AF_INET6) {
    struct sockaddr_in6 six;
    memcpy(&six, from, sizeof six);
    a->family = 6;
    a->port = ntohs(six.sin6_port);
    a->scope = six.sin6_scope_id;
    memcpy(a->ip, &six.sin6_addr, 16);
  } else if (from->ss_family == AF_INET) {
    struct sockaddr_in four;
    memcpy(&four, from, sizeof four);
    a->family = 4;
    a->port = ntohs(four.sin_port);
    memcpy(a->ip, &four.sin_addr, 4);
  }
}

static bool switch_on(int fd, int level, int option) {
  int on = 1;
  return setsockopt(fd, level, option, &on, sizeof on) == 0;
}

static bool prepare(const net_socket *s) {
  int size = RECEIVE_BUFFER;
  (void)setsockopt(s->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  if (fcntl(s->fd, F_SETFL, O_NONBLOCK) != 0 || fcntl(s->fd, F_SETFD, FD_CLOEXEC) != 0) {
    return false;
  }
  bool six = s->local.family == 6;
#ifdef IP_RECVERR
  if (!(six ? switch_on(s->fd, IPPROTO_IPV6, IPV6_RECVERR) : switch_on(s->fd, IPPROTO_IP, IP_RECVERR))) {
    return false;
  }
#endif
  if (six && !switch_on(s->fd, IPPROTO_IPV6, IPV6_V6ONLY)) {
    return false;
  }
  return !s->wildcard ||
         (six ? switch_on(s->fd, IPPROTO_IPV6, IPV6_RECVPKTINFO) : switch_on(s->fd, IPPROTO_IP, IP_PKTINFO));
}

bool net_open(net_socket *s, const vuas_address *a) {
  struct sockaddr_storage address;
  socklen_t length = to_system(a, &address);
  static const uint8_t nowhere[16] = {0};
  s->local = *a;
  s->wildcard = memcmp(a->ip, nowhere, sizeof nowhere) == 0;
  s->fd = socket(a->family == 6 ? AF_INET6 : AF_INET, SOCK_DGRAM, 0);
  if (s->fd < 0) {
    return false;
  }
  if (prepare(s) && bind(s->fd, (const struct sockaddr *)&address, length) == 0) {
    length = sizeof address;
    if (getsockname(s->fd, (struct sockaddr *)&address, &length) == 0) {
      from_system(&address, &s->local);
      return true;
    }
  }
  int why = errno;
  (void)close(s->fd);
  s->fd = -1;
  errno = why;
  return false;
}

/* The local address that a packet came to, out of its control data. */
static void take_local(struct msghdr *m, vuas_address *local) {
  for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c != NULL; c = CMSG_NXTHDR(m, c)) {
    if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO) {
      struct in_pktinfo info;
      memcpy(&info, CMSG_DATA(c), sizeof info);
      memcpy(local->ip, &info.ipi_addr, 4);
    } else if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO) {
      struct in6_pktinfo info;
      memcpy(&info, CMSG_DATA(c), sizeof info);
      memcpy(local->ip, &info.ipi6_addr, 16);
      local->scope = IN6_IS_ADDR_LINKLOCAL(&info.ipi6_addr) ? info.ipi6_ifindex : 0;
    }
  }
}

net_result net_receive(const net_socket *s, uint8_t *b, size_t cap, size_t *n, vuas_path *path) {
  struct sockaddr_storage from;
  control data;
  struct iovec part = {b, cap};
  struct msghdr m = {0};
  memset(&from, 0, sizeof from);
  m.msg_name = &from;
  m.msg_namelen = sizeof from;
  m.msg_iov = &part;
  m.msg_iovlen = 1;
  m.msg_control = data.b;
  m.msg_controllen = sizeof data.b;
  ssize_t got = recvmsg(s->fd, &m, 0);
  if (got < 0) {
    return errno == EAGAIN || errno == EWOULDBLOCK ? NET_NOTHING : NET_ERROR;
  }
  memset(path, 0, sizeof *path);
  path->transport = VUAS_UDP;
  path->local = s->local;
  from_system(&from, &path->peer);
  take_local(&m, &path->local);
  *n = (size_t)got;
  return NET_OK;
}

/* Control data that makes the packet leave from the address given. */
static void set_local(struct msghdr *m, control *data, const vuas_address *local) {
  memset(data, 0, sizeof *data);
  m->msg_control = data->b;
  m->msg_controllen = sizeof data->b;
  struct cmsghdr *c = CMSG_FIRSTHDR(m);
  if (local->family == 6) {
    struct in6_pktinfo info = {0};
    memcpy(&info.ipi6_addr, local->ip, 16);
    info.ipi6_ifindex = local->scope;
    c->cmsg_level = IPPROTO_IPV6;
    c->cmsg_type = IPV6_PKTINFO;
    c->cmsg_len = CMSG_LEN(sizeof info);
    memcpy(CMSG_DATA(c), &info, sizeof info);
    m->msg_controllen = CMSG_SPACE(sizeof info);
    return;
  }
  struct in_pktinfo info = {0};
  memcpy(&info.ipi_spec_dst, local->ip, 4);
  c->cmsg_level = IPPROTO_IP;
  c->cmsg_type = IP_PKTINFO;
  c->cmsg_len = CMSG_LEN(sizeof info);
  memcpy(CMSG_DATA(c), &info, sizeof info);
  m->msg_controllen = CMSG_SPACE(sizeof info);
}

net_result net_send(const net_socket *s, const uint8_t *b, size_t n, const vuas_path *path) {
  struct sockaddr_storage to;
  control data;
  union {
    const uint8_t *read_only;
    void *base; /* what struct iovec wants; sendmsg only reads there */
  } bytes = {b};
  struct iovec part = {bytes.base, n};
  struct msghdr m = {0};
  m.msg_name = &to;
  m.msg_namelen = to_system(&path->peer, &to);
  m.msg_iov = &part;
  m.msg_iovlen = 1;
  if (s->wildcard) {
    set_local(&m, &data, &path->local);
  }
  return sendmsg(s->fd, &m, 0) < 0 ? NET_ERROR : NET_OK;
}

bool net_next_error(const net_socket *s, vuas_address *peer, int *error) {
#ifdef IP_RECVERR
  struct sockaddr_storage to;
  control data;
  uint8_t rest[1];
  struct iovec part = {rest, sizeof rest};
  struct msghdr m = {0};
  memset(&to, 0, sizeof to);
  m.msg_name = &to;
  m.msg_namelen = sizeof to;
  m.msg_iov = &part;
  m.msg_iovlen = 1;
  m.msg_control = data.b;
  m.msg_controllen = sizeof data.b;
  if (recvmsg(s->fd, &m, MSG_ERRQUEUE) < 0) {
    return false;
  }
  from_system(&to, peer);
  *error = 0;
  for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c != NULL; c = CMSG_NXTHDR(&m, c)) {
    if ((c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_RECVERR) ||
        (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_RECVERR)) {
      struct sock_extended_err e;
      memcpy(&e, CMSG_DATA(c), sizeof e);
      bool expired = (e.ee_origin == SO_EE_ORIGIN_ICMP && e.ee_type == ICMP_TIME_EXCEEDED) ||
                     (e.ee_origin == SO_EE_ORIGIN_ICMP6 && e.ee_type == ICMP6_TIME_EXCEEDED);
      *error = expired || e.ee_errno == EMSGSIZE ? 0 : (int)e.ee_errno;
    }
  }
  return true;
#else
  (void)s;
  (void)peer;
  (void)error;
  return false;
#endif
}
