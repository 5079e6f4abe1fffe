package child

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// ErrNotServing is for programs that could not start themselves as a child.
var ErrNotServing = errors.New("start a process of its own: this program must call load.ServeChild first thing in main")

// Process is a child at work. In and Out are its ends; whoever wants all of
// its answer reads Out to its end before Wait.
type Process struct {
	In     io.WriteCloser
	Out    io.Reader
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

// Start starts a child, which ends with ctx.
func Start(ctx context.Context, work string) (*Process, error) {
	if !serving {
		return nil, ErrNotServing
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p := &Process{cmd: exec.CommandContext(ctx, program)}
	p.cmd.Env = append(os.Environ(), variable+"="+work)
	p.cmd.WaitDelay = time.Second
	p.cmd.Stderr = &p.stderr
	if p.In, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if p.Out, err = p.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	return p, p.cmd.Start()
}

// Kill ends the child, which may have ended already.
func (p *Process) Kill() { _ = p.cmd.Process.Kill() }

// Wait waits for the end and says how it came; see OutOfMemory and Crashed.
func (p *Process) Wait() error {
	err := p.cmd.Wait()
	if err != nil && p.stderr.Len() > 0 {
		line, _, _ := bytes.Cut(p.stderr.Bytes(), []byte("\n"))
		return fmt.Errorf("%w: %s", err, line)
	}
	return err
}

var errTooMuch = errors.New("the answer is too large")

// Ask has a child do its work on input and gives all that it writes, which is
// at most most bytes.
func Ask(ctx context.Context, work string, input []byte, most int64) ([]byte, error) {
	p, err := Start(ctx, work)
	if err != nil {
		return nil, err
	}
	go func() {
		_, _ = p.In.Write(input) // a child that ends early says why
		_ = p.In.Close()
	}()
	output, readErr := io.ReadAll(io.LimitReader(p.Out, most+1))
	if int64(len(output)) > most {
		readErr = errTooMuch
		p.Kill()
	}
	err = p.Wait()
	if readErr != nil && !errors.Is(readErr, os.ErrClosed) {
		return nil, readErr
	}
	return output, err
}

// OutOfMemory tells whether a child ended because it needed more than it may.
func OutOfMemory(err error) bool {
	return exited(err, outOfMemory) || errors.Is(err, errTooMuch)
}

// Crashed tells whether a child broke down.
func Crashed(err error) bool { return exited(err, crashed) }

func exited(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}
