package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"roe.example/checker/corpus"
	"roe.example/checker/outside"
)

// kubernetes is the version to whose OpenAPI document the manifests are held.
const kubernetes = "k8s.io/kubernetes@v1.37.2"

// jobSchema is what Kubernetes takes as a Job. Fields that it does not know are
// faults here; kubectl refuses them too.
func jobSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	outside.Slow(t) // it downloads the module
	c := exec.Command("go", "mod", "download", "-json", kubernetes)
	c.Dir, c.Env = t.TempDir(), append(os.Environ(), "GOFLAGS=-mod=mod")
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(module.Dir, "api/openapi-spec/v3/apis__batch__v1_openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(document)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("api.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("api.json#/components/schemas/io.k8s.api.batch.v1.Job")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func closeObjects(document any) {
	switch d := document.(type) {
	case map[string]any:
		if d["properties"] != nil && d["additionalProperties"] == nil {
			d["additionalProperties"] = false
		}
		for _, v := range d {
			closeObjects(v)
		}
	case []any:
		for _, v := range d {
			closeObjects(v)
		}
	}
}

// manifest reads a manifest as JSON has it.
func manifest(t *testing.T, name string) any {
	t.Helper()
	var content any
	readYAML(t, name, &content)
	text, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func TestKubernetesManifests(t *testing.T) {
	schema := jobSchema(t)
	for _, name := range []string{".kubernetes/sweep.yaml", ".kubernetes/merge.yaml"} {
		if err := schema.Validate(manifest(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	wrong := manifest(t, ".kubernetes/sweep.yaml").(map[string]any)
	wrong["spec"].(map[string]any)["completionmode"] = "Indexed"
	if schema.Validate(wrong) == nil {
		t.Error("a field that Kubernetes does not know was taken")
	}
}

// job is what a manifest runs.
type job struct {
	Spec struct {
		Completions, Parallelism int
		Template                 struct {
			Spec struct {
				Containers []struct {
					Args []string
					Env  []struct{ Name, Value string }
				}
			}
		}
	}
}

// shared is a book and what one machine finds in it, for all tests of shares.
var shared = sync.OnceValues(func() (dir string, err error) {
	if dir, err = os.MkdirTemp(os.Getenv("XDG_CACHE_HOME"), "shares-*"); err != nil {
		return "", err
	}
	book := filepath.Join(dir, "agreements")
	if err := errors.Join(os.Mkdir(book, 0o755), corpus.Write(book, 1, 4)); err != nil {
		return dir, err
	}
	alone := exec.Command(os.Args[0], "sweep", book, sweepDay, "-o", filepath.Join(dir, "alone"))
	if out, err := alone.CombinedOutput(); err != nil {
		return dir, fmt.Errorf("%w: %s", err, out)
	}
	return dir, nil
})

// sweepBook is a folder with a book of some agencies and what one machine finds
// in it, and the program.
func sweepBook(t *testing.T) (roe, dir string) {
	t.Helper()
	outside.Slow(t)
	t.Setenv("ROE_TEST_AS_PROGRAM", "1") // the test's program is roe too
	from, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, name := range []string{"agreements", "alone"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(from, name))); err != nil {
			t.Fatal(err)
		}
	}
	return os.Args[0], dir
}

const sweepDay = "--day=2026-11-03"

func runIn(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v: %s", name, args, err, out)
	}
	return string(out)
}

// folder is all that a sweep wrote.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		out[filepath.Base(path)] = string(data)
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("%s: %v, %d files", dir, err, len(out))
	}
	return out
}

// TestSharesOfKubernetes runs what the pods of the manifest would run, with the
// numbers that Kubernetes would give them.
func TestSharesOfKubernetes(t *testing.T) {
	roe, dir := sweepBook(t)
	if err := os.Mkdir(filepath.Join(dir, "sweep"), 0o755); err != nil {
		t.Fatal(err)
	}
	var sweep, merge job
	readYAML(t, ".kubernetes/sweep.yaml", &sweep)
	readYAML(t, ".kubernetes/merge.yaml", &merge)
	for share := range sweep.Spec.Completions {
		runIn(t, dir, roe, podArgs(&sweep, dir, share)...)
	}
	runIn(t, dir, roe, podArgs(&merge, dir, 0)...)
	if diff := cmp.Diff(folder(t, filepath.Join(dir, "alone")), folder(t, filepath.Join(dir, "sweep/result"))); diff != "" {
		t.Errorf("(-alone +shares):\n%s", diff)
	}
}

// podArgs are a pod's arguments, with the volumes in a folder.
func podArgs(j *job, dir string, share int) []string {
	c := j.Spec.Template.Spec.Containers[0]
	known := map[string]string{"SHARE": fmt.Sprint(share)}
	for _, e := range c.Env {
		if e.Value != "" {
			known[e.Name] = e.Value
		}
	}
	var out []string
	for _, arg := range c.Args {
		arg = regexp.MustCompile(`\$\(([A-Z]+)\)`).ReplaceAllStringFunc(arg, func(name string) string { return known[name[2:len(name)-1]] })
		for _, volume := range []string{"/agreements", "/sweep"} {
			arg = regexp.MustCompile(`(^|=)`+volume).ReplaceAllString(arg, "${1}"+filepath.Join(dir, volume))
		}
		out = append(out, arg)
	}
	return out
}

// TestSharesOfTheWorkflow runs the workflow's own steps.
func TestSharesOfTheWorkflow(t *testing.T) {
	roe, dir := sweepBook(t)
	data, err := os.ReadFile(filepath.Join(top(t), ".github/workflows/sweep.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var w struct {
		Env  map[string]string
		Jobs map[string]struct {
			Strategy struct{ Matrix struct{ Share []int } }
			Steps    []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal(data, &w); err != nil {
		t.Fatal(err)
	}
	if len(w.Jobs["share"].Strategy.Matrix.Share) != 8 || w.Env["SHARES"] != "8" {
		t.Fatalf("the matrix has shares %v of %s", w.Jobs["share"].Strategy.Matrix.Share, w.Env["SHARES"])
	}
	step := func(job string, env ...string) {
		t.Helper()
		for _, s := range w.Jobs[job].Steps {
			if s.Run == "" {
				continue
			}
			c := exec.Command(outside.Tool(t, "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", strings.ReplaceAll(s.Run, "go run ./cmd/roe", roe))
			c.Dir, c.Env = dir, append(os.Environ(), env...)
			if out, err := c.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v: %s", s.Name, err, out)
			}
		}
	}
	for _, share := range w.Jobs["share"].Strategy.Matrix.Share {
		step("share", "BOOKS=agreements", "DAY=2026-11-03", "ARGUMENTS=", fmt.Sprint("SHARE=", share), "SHARES=8")
	}
	runIn(t, dir, "bash", "-c", "mkdir shares && mv *.share shares")
	step("merge", "GITHUB_STEP_SUMMARY="+filepath.Join(dir, "step"))
	if diff := cmp.Diff(folder(t, filepath.Join(dir, "alone")), folder(t, filepath.Join(dir, "result"))); diff != "" {
		t.Errorf("(-alone +shares):\n%s", diff)
	}
}

// TestSharesOfXargs runs the line in the help of merge.
func TestSharesOfXargs(t *testing.T) {
	roe, dir := sweepBook(t)
	line := ""
	for _, l := range strings.Split(newMerge().Example, "\n") {
		if strings.Contains(l, "xargs") {
			line = strings.TrimSpace(l)
		}
	}
	if line == "" {
		t.Fatal("the help of merge has no line with xargs")
	}
	line = strings.ReplaceAll(strings.ReplaceAll(line, "roe sweep state", roe+" sweep agreements"), "2026-11-03", strings.TrimPrefix(sweepDay, "--day="))
	runIn(t, dir, "bash", "-c", "mkdir shares && "+line)
	runIn(t, dir, roe, "merge", "shares", "-o", "result")
	if diff := cmp.Diff(folder(t, filepath.Join(dir, "alone")), folder(t, filepath.Join(dir, "result"))); diff != "" {
		t.Errorf("(-alone +shares):\n%s", diff)
	}
}

// TestWorkersAreKilled kills workers while they work for a sweep.
func TestWorkersAreKilled(t *testing.T) {
	roe, dir := sweepBook(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	url := "nats://" + l.Addr().String()
	l.Close()
	gather := exec.Command(roe, "sweep", "agreements", sweepDay, "--workers", url, "--serve", "-o", "result")
	gather.Dir = dir
	var said bytes.Buffer
	gather.Stdout, gather.Stderr = &said, &said
	if err := gather.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- gather.Wait() }()
	for n := 0; ; n++ {
		worker := exec.Command(roe, "sweep", "agreements", sweepDay, "--work-for", url)
		worker.Dir = dir
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		gone := make(chan struct{})
		go func() { _ = worker.Wait(); close(gone) }()
		select {
		case <-time.After(time.Duration(500+200*n) * time.Millisecond):
			_ = worker.Process.Kill()
			<-gone
			continue
		case <-gone:
			continue
		case err = <-ended:
			_ = worker.Process.Kill()
		}
		break
	}
	if err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	if want := "roe sweep agreements --day 2026-11-03 --work-for " + url; !strings.Contains(said.String(), want) {
		t.Errorf("it does not tell workers to run %s: %s", want, said.String())
	}
	if diff := cmp.Diff(folder(t, filepath.Join(dir, "alone")), folder(t, filepath.Join(dir, "result"))); diff != "" {
		t.Errorf("(-alone +workers):\n%s", diff)
	}
}

// TestWorkerCommand: what workers are told to run is a sweep of the same, and
// writes nothing.
func TestWorkerCommand(t *testing.T) {
	for _, c := range []struct{ given, want string }{
		{"state -o result --workers nats://127.0.0.1:4222 --serve --every-pair", "roe sweep state --day 2026-11-03 --work-for nats://127.0.0.1:4222"},
		{"a b/... --host x --topics force,tactics --purpose canvass --fail-on error --workers nats://me:secret@h:1",
			"roe sweep a b/... --purpose=canvass --topics=force --topics=tactics --day 2026-11-03 --work-for nats://USER:PASSWORD@h:1"},
		{"it's --no-cache --workers nats://h:1", `roe sweep 'it'\''s' --no-cache=true --day 2026-11-03 --work-for nats://h:1`},
	} {
		sweeps := newSweep()
		if err := sweeps.ParseFlags(strings.Fields(c.given)); err != nil {
			t.Fatal(err)
		}
		got := workerCommand(sweeps, joined(sweeps.Flag("workers").Value.String()), "2026-11-03")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.given, got, c.want)
		}
		again := newSweep()
		if err := again.ParseFlags(strings.Fields(got)[2:]); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}
