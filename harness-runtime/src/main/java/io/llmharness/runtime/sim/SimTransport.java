package io.llmharness.runtime.sim;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** Which of Netty's transports. */
enum SimTransport {
    /** Epoll where there is one. */
    AUTO,
    EPOLL,
    NIO;

    static SimTransport parse(String word) {
        return switch (word) {
            case "auto" -> AUTO;
            case "epoll" -> EPOLL;
            case "nio" -> NIO;
            default -> throw new IllegalArgumentException("auto, epoll or nio");
        };
    }

    boolean isEpoll() {
        return this == EPOLL || (this == AUTO && Epoll.isAvailable());
    }

    IoHandlerFactory handler() {
        return isEpoll() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    Class<? extends ServerChannel> serverChannel() {
        return isEpoll() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
