"""Ports on loopback."""

import socket

from graph.engine.ports import LOOPBACK, accepts, free


def test_free_ports_differ():
    assert len(set(free((0, 0)))) == 2


def test_wanted_ports_are_given_where_all_are_free():
    wanted = free((0, 0))

    assert free(wanted) == wanted


def test_others_are_given_where_one_is_taken():
    wanted = free((0, 0))
    with socket.create_server((LOOPBACK, wanted[1])):
        assert set(free(wanted)).isdisjoint(wanted)


def test_a_port_accepts_while_somebody_listens():
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
        assert accepts(port)
    assert not accepts(port)
