#!/usr/bin/python3
"""A cable between two TAP devices, in user space: delay, VLAN tags, and trouble for chosen addresses.

It stands in for `tc netem` and for 802.1Q devices, which not every kernel is built with. The devices are created here
and then moved into network namespaces by the caller; this process keeps their file descriptors.
"""

import argparse
import fcntl
import heapq
import os
import random
import select
import struct
import time

TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
ETHERTYPE_IPV4, ETHERTYPE_VLAN = b"\x08\x00", b"\x81\x00"
TCP = 6


def open_tap(name):
    tap = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
    return tap


def tagged(frame, vlan):
    return frame[:12] + ETHERTYPE_VLAN + struct.pack("!H", vlan) + frame[12:]


def untagged(frame, vlan):
    """The frame without its tag, or None when it does not belong to this VLAN."""
    if frame[12:14] != ETHERTYPE_VLAN or struct.unpack("!H", frame[14:16])[0] & 0xFFF != vlan:
        return None
    return frame[:12] + frame[16:]


class Trouble:
    """What happens to TCP segments from or to one IPv4 address: probabilities of each mishap."""

    def __init__(self, text):
        # 203.0.113.66:loss=0.05,duplicate=0.03,reorder=0.05,corrupt=0.02
        address, _, mishaps = text.partition(":")
        self.address = bytes(int(part) for part in address.split("."))
        self.chance = {key: float(value) for key, value in (item.split("=") for item in mishaps.split(","))}

    def concerns(self, frame):
        return (frame[12:14] == ETHERTYPE_IPV4 and frame[23] == TCP
                and self.address in (frame[26:30], frame[30:34]))

    def strikes(self, dice, mishap):
        return dice.random() < self.chance.get(mishap, 0)


class Cable:
    def __init__(self, a, b, options):
        self.peer = {a: b, b: a}
        self.tag_side = b
        self.vlan = options.vlan
        self.delay = options.delay / 1000
        self.jitter = options.jitter / 1000
        self.troubles = options.trouble
        self.dice = random.Random(options.seed)
        self.queue = []
        self.sequence = 0
        self.last_due = {a: 0.0, b: 0.0}

    def carry(self, source, frame):
        target = self.peer[source]
        if self.vlan:
            frame = tagged(frame, self.vlan) if target == self.tag_side else untagged(frame, self.vlan)
            if frame is None:
                return
        due = time.monotonic() + self.delay + self.dice.random() * self.jitter
        due = self.last_due[target] = max(due, self.last_due[target])
        trouble = next((t for t in self.troubles if t.concerns(frame)), None)
        if trouble:
            if trouble.strikes(self.dice, "loss"):
                return
            if trouble.strikes(self.dice, "corrupt"):
                frame = frame[:-1] + bytes([frame[-1] ^ 0x55])
            if trouble.strikes(self.dice, "duplicate"):
                self.enqueue(due + 0.002, target, frame)
            if trouble.strikes(self.dice, "reorder"):
                due += 0.012
        self.enqueue(due, target, frame)

    def enqueue(self, due, target, frame):
        self.sequence += 1
        heapq.heappush(self.queue, (due, self.sequence, target, frame))

    def deliver_due(self):
        while self.queue and self.queue[0][0] <= time.monotonic():
            _, _, target, frame = heapq.heappop(self.queue)
            try:
                os.write(target, frame)
            except OSError:
                pass  # the device is down: a cable that is pulled loses its frames

    def run(self):
        while True:
            wait = max(0.0, self.queue[0][0] - time.monotonic()) if self.queue else None
            readable, _, _ = select.select(list(self.peer), [], [], wait)
            for source in readable:
                try:
                    self.carry(source, os.read(source, 65536))
                except OSError:
                    time.sleep(0.01)  # not up yet
            self.deliver_due()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("a", help="name of the first TAP device")
    parser.add_argument("b", help="name of the second TAP device; its side carries the VLAN tags")
    parser.add_argument("--delay", type=float, default=0, help="one way, milliseconds")
    parser.add_argument("--jitter", type=float, default=0, help="up to so many milliseconds more, order kept")
    parser.add_argument("--vlan", type=int, help="VLAN identifier of the tags on the second side")
    parser.add_argument("--trouble", type=Trouble, action="append", default=[], metavar="ADDRESS:MISHAP=CHANCE,…",
                        help="loss, duplicate, reorder, corrupt for TCP from and to an address")
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    Cable(open_tap(options.a), open_tap(options.b), options).run()


main()
