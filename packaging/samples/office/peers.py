#!/usr/bin/python3
"""Both ends of the conversations that well-behaved programs do not have: resets, half-closed and stalled connections.

    peers.py serve ADDRESS               one listener per behaviour, ports below
    peers.py talk BEHAVIOUR ADDRESS      the client's side of it; what stays open is held until the process is ended

The names say who does what: "client" is the originator, "server" the responder.
"""

import asyncio
import socket
import struct
import sys
import time

PORTS = {
    "echo": 7001,            # answers line by line until the client closes
    "server-resets": 7002,   # answers one line, then RST
    "server-closes": 7003,   # sends a greeting, then only FIN; listens on
    "client-closes": 7004,   # the client sends FIN; the server stays open
    "server-stalls": 7005,   # the server reads nothing for a while: its window goes to zero
    "client-stalls": 7006,   # the same for the client
    "client-resets": 7007,   # the client ends with RST in the middle of a reply
    "pull": 7008,            # the server sends BULK bytes in small segments, and closes
    "push": 7009,            # the client does
    "trickle": 7010,         # a line every two seconds, both ways, for as long as the client likes
    "websocket": 7011,       # HTTP upgrade, a few messages
    "drip": 7013,            # small messages and their echo, so slowly that each is a segment: losses count one by one
    "late-reset": 7012,      # the server resets when the client says so; used by connections older than the capture
}
CHUNK = bytes(range(32, 112)) * 4
BULK_CHUNKS = 70
SMALL_BUFFER = 2304


def reset(connection):
    """Closes with RST: linger on, for zero seconds."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def send_chunks(connection, count):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for _ in range(count):
        connection.sendall(CHUNK)
        time.sleep(0.004)


def read_to_end(connection):
    total = 0
    while data := connection.recv(65536):
        total += len(data)
    return total


class Server:
    """One method per behaviour; each gets an accepted connection and owns it."""

    def echo(self, connection):
        with connection:
            while data := connection.recv(4096):
                connection.sendall(data)

    trickle = echo
    drip = echo

    def server_resets(self, connection):
        connection.recv(4096)
        connection.sendall(b"busy\n")
        time.sleep(0.2)
        reset(connection)

    def server_closes(self, connection):
        connection.sendall(b"good bye\n")
        connection.shutdown(socket.SHUT_WR)
        read_to_end(connection)

    def client_closes(self, connection):
        read_to_end(connection)
        connection.sendall(b"still here\n")
        time.sleep(3600)

    def server_stalls(self, connection):
        time.sleep(4)
        with connection:
            read_to_end(connection)

    def client_stalls(self, connection):
        with connection:
            for _ in range(30):
                connection.sendall(CHUNK)

    def client_resets(self, connection):
        with connection:
            connection.recv(100)
            for _ in range(40):
                connection.sendall(CHUNK)
                time.sleep(0.05)

    def pull(self, connection):
        with connection:
            connection.recv(100)
            send_chunks(connection, BULK_CHUNKS)

    def push(self, connection):
        with connection:
            read_to_end(connection)
            connection.sendall(b"thanks\n")

    def late_reset(self, connection):
        while data := connection.recv(4096):
            if data == b"reset\n":
                break
            connection.sendall(data)
        reset(connection)


class Client:
    """The other side of each behaviour."""

    def echo(self, connection):
        with connection:
            for word in (b"hello\n", b"how are you\n", b"bye\n"):
                connection.sendall(word)
                connection.recv(100)
                time.sleep(0.3)

    def server_resets(self, connection):
        connection.sendall(b"please\n")
        connection.recv(100)
        time.sleep(1)

    def server_closes(self, connection):
        read_to_end(connection)
        time.sleep(3600)

    def client_closes(self, connection):
        connection.sendall(b"that is all\n")
        connection.shutdown(socket.SHUT_WR)
        time.sleep(3600)

    def server_stalls(self, connection):
        with connection:
            for _ in range(30):
                connection.sendall(CHUNK)

    def client_stalls(self, connection):
        time.sleep(4)
        with connection:
            read_to_end(connection)

    def client_resets(self, connection):
        connection.sendall(b"go on\n")
        connection.recv(300)
        time.sleep(0.2)
        reset(connection)

    def pull(self, connection):
        with connection:
            connection.sendall(b"send\n")
            read_to_end(connection)

    def push(self, connection):
        with connection:
            send_chunks(connection, BULK_CHUNKS)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(100)

    def trickle(self, connection):
        while True:
            connection.sendall(b"temperature 21.5\n")
            connection.recv(100)
            time.sleep(2)

    def drip(self, connection):
        with connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _ in range(80):
                connection.sendall(CHUNK[:100])
                time.sleep(0.08)
            connection.shutdown(socket.SHUT_WR)
            read_to_end(connection)

    def late_reset(self, connection):
        connection.sendall(b"hello\n")
        connection.recv(100)
        wait_for_line()
        connection.sendall(b"reset\n")
        time.sleep(1)

    def late_close(self, connection):
        """Opened before the capture, closed within it."""
        with connection:
            connection.sendall(b"hello\n")
            connection.recv(100)
            wait_for_line()
            connection.sendall(b"done\n")
            connection.recv(100)

    def late_abort(self, connection):
        """Opened before the capture, reset by the client within it."""
        connection.sendall(b"hello\n")
        connection.recv(100)
        wait_for_line()
        reset(connection)


def wait_for_line():
    sys.stdin.readline()


def listen(address, port, small_buffer):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if small_buffer:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    listener.bind((address, port))
    listener.listen()
    return listener


async def serve_websocket(address):
    import websockets

    async def echo(socket_, path):
        async for message in socket_:
            await socket_.send(message)
    await websockets.serve(echo, address, PORTS["websocket"])


async def talk_websocket(address):
    import websockets
    async with websockets.connect(f"ws://{address}:{PORTS['websocket']}/feed") as feed:
        for number in range(5):
            await feed.send(f"tick {number}")
            await feed.recv()
            await asyncio.sleep(0.5)


async def serve(address):
    server = Server()
    loop = asyncio.get_running_loop()
    await serve_websocket(address)

    def accept(listener, behave):
        while True:
            connection, _ = listener.accept()
            loop.run_in_executor(None, quietly, behave, connection)

    for name, port in PORTS.items():
        behave = getattr(server, name.replace("-", "_"), None)
        if behave:
            listener = listen(address, port, small_buffer=name == "server-stalls")
            loop.run_in_executor(None, accept, listener, behave)
    await asyncio.Event().wait()


def quietly(behave, connection):
    try:
        behave(connection)
    except OSError:
        pass  # the other side reset the connection, which is what these are for


def talk(behaviour, address):
    port = PORTS.get(behaviour, PORTS["echo"])
    connection = socket.socket()
    if behaviour == "client-stalls":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    connection.connect((address, port))
    getattr(Client(), behaviour.replace("-", "_"))(connection)


async def serve_with_many_threads(address):
    from concurrent.futures import ThreadPoolExecutor
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(100))
    await serve(address)


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "serve":
        asyncio.run(serve_with_many_threads(sys.argv[2]))
    elif len(sys.argv) == 4 and sys.argv[1:3] == ["talk", "websocket"]:
        asyncio.run(talk_websocket(sys.argv[3]))
    elif len(sys.argv) == 4 and sys.argv[1] == "talk":
        quietly(lambda address: talk(sys.argv[2], address), sys.argv[3])
    else:
        sys.exit(__doc__)


main()
