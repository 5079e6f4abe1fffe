package load

import (
	"encoding/json"
	"fmt"
	"io"

	"roe.example/checker/internal/child"
)

// evaluation is the work of the child that evaluates. CUE cannot be
// interrupted, so what may run away runs in a process of its own.
const evaluation = "evaluate"

func init() { child.Register(evaluation, serve) }

// ServeChild must be called first thing in main and in TestMain. In a child
// that this program started, it does the child's work and exits; otherwise it
// returns at once.
func ServeChild() { child.Serve() }

func serve(in io.Reader, out io.Writer) error {
	var req request
	if err := json.NewDecoder(in).Decode(&req); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	child.LimitMemory(req.MemoryLimit)
	if err := json.NewEncoder(out).Encode(evaluate(&req)); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
