package io.llmharness.runtime.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The ways to reach the operating system's sockets. */
public enum Transports {
    /** The JDK's selectors: everywhere. Its timers are good to a millisecond. */
    NIO,
    /** Linux's epoll: fewer system calls, and timers good to microseconds. */
    EPOLL;

    /** The transport of this name: {@code nio}, {@code epoll}, or {@code auto} for the best that works here. */
    public static Transports of(String name) {
        return switch (name) {
            case "nio" -> NIO;
            case "epoll" -> require();
            case "auto" -> Epoll.isAvailable() ? EPOLL : NIO;
            default -> throw new IllegalArgumentException("no transport \"" + name + "\"; known: nio, epoll, auto");
        };
    }

    /** A group of so many loops on daemon threads. */
    public EventLoopGroup loops(int count, String threadName) {
        IoHandlerFactory factory = this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(threadName, true), factory);
    }

    /** The class of its client sockets. */
    public Class<? extends SocketChannel> socket() {
        return this == EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    private static Transports require() {
        if (!Epoll.isAvailable()) {
            throw new IllegalArgumentException("the transport epoll does not work here: "
                    + Epoll.unavailabilityCause().getMessage());
        }
        return EPOLL;
    }
}
