// Launcher runs the command that its input describes, and tells what that took.
// It is small: the peak memory that the system tells of a process begins with
// what the process had that started it.
package main

import (
	"fmt"
	"os"

	"roe.example/cmd/bench-peers/launch"
)

func main() {
	if err := launch.Serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
