package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// maxMessage is more than any editor sends: a book's file has at most some MB.
const maxMessage = 64 << 20

// stream frames messages as the protocol's base has it. The one that comes with
// jsonrpc2 reads headers and bodies of any size into memory, and encodes again
// what was encoded.
type stream struct {
	rwc     io.ReadWriteCloser
	r       *bufio.Reader
	writing sync.Mutex

	mu  sync.Mutex
	err error
}

func newStream(rwc io.ReadWriteCloser) *stream { return &stream{rwc: rwc, r: bufio.NewReader(rwc)} }

// Close closes the connection.
func (s *stream) Close() error { return s.rwc.Close() }

// fault is why the stream could not be read on; nil at its end.
func (s *stream) fault() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// WriteObject writes one message.
func (s *stream) WriteObject(obj any) error {
	data, err := json.Marshal(obj)
	if err != nil {
		return err
	}
	return s.send(data)
}

// send writes a message that is encoded.
func (s *stream) send(body ...[]byte) error {
	length := 0
	for _, part := range body {
		length += len(part)
	}
	frame := fmt.Appendf(make([]byte, 0, length+32), "Content-Length: %d\r\n\r\n", length)
	for _, part := range body {
		frame = append(frame, part...)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err := s.rwc.Write(frame)
	return err
}

// ReadObject reads one message.
func (s *stream) ReadObject(v any) error {
	err := read(s.r, v)
	if err != nil && !errors.Is(err, io.EOF) {
		s.mu.Lock()
		s.err = err
		s.mu.Unlock()
	}
	return err
}

var errBroken = errors.New("it broke off in the middle of a message")

func read(r *bufio.Reader, v any) error {
	length, err := header(r)
	if err != nil {
		return err
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return errBroken
	}
	if err := json.Unmarshal(body, v); err != nil {
		return fmt.Errorf("not JSON-RPC: %w", err)
	}
	return nil
}

// header reads up to the empty line and gives the length of what follows.
func header(r *bufio.Reader) (length int, err error) {
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, errors.New("a header line without an end")
		case err != nil && first && len(line) == 0:
			return 0, io.EOF
		case err != nil:
			return 0, errBroken
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			if length == 0 {
				return 0, errors.New("no Content-Length before a message")
			}
			return length, nil
		}
		name, value, _ := strings.Cut(text, ":")
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		length, err = strconv.Atoi(strings.TrimSpace(value))
		if err != nil || length <= 0 || length > maxMessage {
			return 0, fmt.Errorf("Content-Length %q: it must be from 1 to %d", strings.TrimSpace(value), maxMessage)
		}
	}
}
