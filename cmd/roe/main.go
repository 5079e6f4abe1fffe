// Roe checks mutual-aid agreements between police agencies before officers
// deploy under them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/judge"
	"roe.example/checker/load"
	_ "roe.example/cmd/roe/early" // before most others
)

func main() {
	load.ServeChild()
	failOnClosedPipe()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// failOnClosedPipe makes writing to a closed pipe an error like others. By
// default it would end the program without a word.
func failOnClosedPipe() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// exitCode ends the program with a code and no message of its own.
type exitCode int

func (c exitCode) Error() string { return fmt.Sprintf("exit %d", int(c)) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return execute(ctx, newRoot(), args, stdout, stderr)
}

// execute runs one command and gives the exit code. A panic is a mistake of
// the program: its user reads one line, and never a stack.
func execute(ctx context.Context, root *cobra.Command, args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintln(stderr, internalFault(fault))
			code = 2
		}
	}()
	root.SetArgs(args)
	out := &remembering{Writer: stdout}
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var exit exitCode
	switch {
	case out.err != nil:
		fmt.Fprintln(stderr, "roe: cannot write the output: "+unwritable(out.err).Error())
		return 2
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return int(exit)
	}
	fmt.Fprintln(stderr, explain(unknownCommand(root, err)))
	return 2
}

// explain says why there is no result.
func explain(err error) string {
	var fault *checker.Fault
	var faults judge.Faults
	switch {
	case errors.As(err, &fault):
		return internalFault(fault.Value)
	case errors.As(err, &faults):
		return "roe: the rules do not compile:" + faultLines(faults)
	case errors.Is(err, checker.ErrTimeLimit):
		return "roe: no verdict: " + err.Error() + "; --timeout allows more"
	case errors.Is(err, context.Canceled):
		return "roe: no verdict: interrupted"
	}
	return "roe: " + err.Error()
}

// faultLines lists mistakes in rules, each with what to write instead.
func faultLines(faults judge.Faults) string {
	var out strings.Builder
	for _, d := range faults {
		out.WriteString("\n" + d.String() + ": " + d.Message)
		if d.Hint != "" {
			out.WriteString("\n    " + strings.ReplaceAll(d.Hint, "\n", "\n    "))
		}
	}
	return out.String()
}

func internalFault(value any) string {
	line, _, _ := strings.Cut(fmt.Sprint(value), "\n")
	return "roe: internal fault, not yours: " + line + ". Nothing was judged. Please report it with the command that you ran."
}
