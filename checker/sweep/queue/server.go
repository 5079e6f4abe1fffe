package queue

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// mostPayload is what this server takes in one message: the result of one unit
// of a sweep, packed.
const mostPayload = 64 << 20

// Serve runs a queue in this program at the address of a URL, nats://host:port,
// which keeps what it holds in a folder. Who connects needs the URL's user and
// password; beyond this machine there have to be some.
func Serve(address, dir string) (stop func(), err error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "nats" || u.Port() == "" {
		return nil, fmt.Errorf("%q is no address for a queue here; write it as nats://127.0.0.1:4222", Bare(address))
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		return nil, err
	}
	password, secret := u.User.Password()
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) && !secret {
		return nil, fmt.Errorf("whoever reaches %s could read the results: give it a user and a password, as nats://user:password@host:%d", Bare(address), port)
	}
	if l, err := net.Listen("tcp", u.Host); err != nil { // the server would try for long
		return nil, fmt.Errorf("no queue could be started at %s (%w): is something else running at that port?", Bare(address), err)
	} else if err := l.Close(); err != nil {
		return nil, err
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "roe", Host: u.Hostname(), Port: port, JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true, MaxPayload: mostPayload,
		MaxPending: 4 * mostPayload, Username: u.User.Username(), Password: password,
	})
	if err != nil {
		return nil, fmt.Errorf("no queue could be started at %s: %w", Bare(address), err)
	}
	go s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		s.Shutdown()
		return nil, fmt.Errorf("no queue could be started at %s", Bare(address))
	}
	if !s.JetStreamEnabled() {
		s.Shutdown()
		return nil, errors.New("the queue cannot keep anything in " + dir)
	}
	return func() {
		s.Shutdown()
		s.WaitForShutdown()
	}, nil
}
