package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"roe.example/checker/outside"
)

// forge is a fresh git repository with a starter book in it, and a place for
// what a job leaves behind.
type forge struct {
	t         *testing.T
	dir, temp string
	env       []string
}

func newForge(t *testing.T) *forge {
	t.Helper()
	outside.Tool(t, "git")
	f := &forge{t: t, dir: t.TempDir(), temp: t.TempDir()}
	f.env = append(os.Environ(), "GIT_AUTHOR_NAME=Counsel", "GIT_AUTHOR_EMAIL=counsel@riverton.example",
		"GIT_COMMITTER_NAME=Counsel", "GIT_COMMITTER_EMAIL=counsel@riverton.example", "GIT_CONFIG_GLOBAL=/dev/null")
	if err := writeBook(filepath.Join(f.dir, "book")); err != nil {
		t.Fatal(err)
	}
	f.must("git init -q -b main . && git add . && git commit -qm 'the starter book'")
	return f
}

// bash runs a script in the repository as a forge's runner does, and gives its
// output and exit code.
func (f *forge) bash(script string, env ...string) (string, int) {
	f.t.Helper()
	c := exec.Command(outside.Tool(f.t, "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	c.Dir, c.Env = f.dir, append(append([]string{}, f.env...), env...)
	out, err := c.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		f.t.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}

func (f *forge) must(script string) {
	f.t.Helper()
	if out, code := f.bash(script); code != 0 {
		f.t.Fatalf("%s: exit %d: %s", script, code, out)
	}
}

func (f *forge) read(name string) string {
	f.t.Helper()
	data, err := os.ReadFile(filepath.Join(f.temp, name))
	if err != nil {
		f.t.Fatal(err)
	}
	return string(data)
}

// top is the top of this repository.
func top(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(top(t), name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// action is what a composite action says, as far as a runner without other
// actions needs it.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Steps []struct {
			Name, Uses, Run string
			Env             map[string]string
		}
	}
}

var inputOf = regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`)

// run runs the action's own steps with some inputs, as GitHub's runner would.
func (a *action) run(f *forge, inputs map[string]string) (string, int) {
	f.t.Helper()
	var all strings.Builder
	for _, step := range a.Runs.Steps {
		if step.Uses != "" {
			continue // other people's actions: Go is here already
		}
		env := []string{
			"GITHUB_ACTION_PATH=" + top(f.t), "RUNNER_TEMP=" + f.temp,
			"GITHUB_OUTPUT=" + filepath.Join(f.temp, "output"), "GITHUB_STEP_SUMMARY=" + filepath.Join(f.temp, "summary"),
		}
		for name, value := range step.Env {
			input := inputOf.FindStringSubmatch(value)
			if input == nil {
				f.t.Fatalf("step %q: %s is no input: %s", step.Name, name, value)
			}
			declared, ok := a.Inputs[input[1]]
			if !ok {
				f.t.Fatalf("step %q reads the input %s, which is not declared", step.Name, input[1])
			}
			if given, ok := inputs[input[1]]; ok {
				declared.Default = given
			}
			env = append(env, name+"="+declared.Default)
		}
		out, code := f.bash(step.Run, env...)
		all.WriteString(out)
		if code != 0 {
			return all.String(), code
		}
	}
	return all.String(), 0
}

// TestActionSteps runs the GitHub Action's own steps in a fresh repository: on
// findings, on nothing new since a revision, and on a new finding.
func TestActionSteps(t *testing.T) {
	outside.Slow(t) // it builds roe
	f := newForge(t)
	var a action
	readYAML(t, "action.yml", &a)

	out, code := a.run(f, nil)
	if code != 1 || !strings.Contains(out, "::error file=book/rules.cue,line=") {
		t.Fatalf("exit %d, want 1 and an annotation: %s", code, out)
	}
	outputs := f.read("output")
	for _, want := range []string{"exit-code=1\n", "sarif=", "markdown=", "json="} {
		if !strings.Contains(outputs, want) {
			t.Errorf("the outputs lack %q: %s", want, outputs)
		}
	}
	if summary := f.read("summary"); !strings.Contains(summary, "Election Day") {
		t.Errorf("the summary names no event: %s", summary)
	}

	if out, code = a.run(f, map[string]string{"since": "HEAD", "path": "book"}); code != 0 {
		t.Errorf("exit %d on nothing new, want 0: %s", code, out)
	}
	f.must(`sed -i 's/from:  "2024-03-01"/&, until: "2026-01-01"/' book/agreement.cue && git commit -qam 'an end'`)
	if out, code = a.run(f, map[string]string{"since": "HEAD~1", "path": "book"}); code != 1 || !strings.Contains(out, "agreement/") {
		t.Errorf("exit %d on an agreement that ended, want 1: %s", code, out)
	}
	if out, code = a.run(f, map[string]string{"fail-on": "never", "arguments": "--audience=public\n--today=2028-10-01"}); code != 0 {
		t.Errorf("exit %d with fail-on never, want 0: %s", code, out)
	}
	f.must(`echo 'oops' >> book/rules.cue`)
	if out, code = a.run(f, nil); code != 2 || !strings.Contains(out, "book/rules.cue") {
		t.Errorf("exit %d on a broken book, want 2 and its place: %s", code, out)
	}
}

// TestWorkflowsAreSound holds the workflow, and through it the action, to
// actionlint.
func TestWorkflowsAreSound(t *testing.T) {
	lint := exec.Command(outside.Tool(t, "actionlint"), "-no-color")
	lint.Dir = top(t)
	if out, err := lint.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// TestGitLabJob runs the job of the GitLab template with gitlab-ci-local, which
// holds it to GitLab's schema and runs it in a shell as GitLab's runner does:
// on findings, and in a merge request that adds none.
func TestGitLabJob(t *testing.T) {
	outside.Slow(t)
	local := outside.Tool(t, "gitlab-ci-local")
	outside.Tool(t, "rsync") // gitlab-ci-local copies with it
	f := newForge(t)
	f.must("cp " + filepath.Join(top(t), ".gitlab/roe.gitlab-ci.yml") + " .gitlab-ci.yml && git add . && git commit -qm 'check agreements'" +
		" && git remote add origin https://gitlab.example.org/riverton/agreements.git")
	job := local + " --home " + f.temp + " --force-shell-executor --variable ROE_REPOSITORY=file://" + f.source()
	for _, one := range []struct {
		more string
		code int
	}{
		{"", 1},
		{" --variable CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD", 0},
	} {
		out, code := f.bash(job + one.more + " roe")
		if code != one.code || !strings.Contains(out, "force/unreached") {
			t.Errorf("%q: exit %d, want %d and a finding: %s", one.more, code, one.code, out)
		}
		if found, _ := f.bash("cd .gitlab-ci-local/artifacts/roe && ls"); found != "roe-code-quality.json\nroe-junit.xml\nroe.md\n" {
			t.Errorf("the artifacts are %q", found)
		}
	}
}

// source is a bare clone of this repository as it is committed, on main.
func (f *forge) source() string {
	dir := filepath.Join(f.temp, "roe.git")
	f.must("git clone -q --bare " + top(f.t) + " " + dir + " && cd " + dir +
		" && git update-ref refs/heads/main HEAD && git symbolic-ref HEAD refs/heads/main")
	return dir
}

// TestPreCommit runs the hook in a fresh repository.
func TestPreCommit(t *testing.T) {
	outside.Slow(t)
	f := newForge(t)
	pre := outside.Tool(t, "pre-commit")
	source := f.source()
	// pre-commit builds in a folder of its own: what the action's steps compiled is
	// the same, and need not be compiled again.
	modules, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	out, code := f.bash(pre+" try-repo "+source+" roe-check --all-files --verbose", "PRE_COMMIT_HOME="+filepath.Join(f.temp, "pre-commit"),
		"GOMODCACHE="+strings.TrimSpace(string(modules)), "GOFLAGS=-trimpath", "CGO_ENABLED=0")
	if code != 1 || !strings.Contains(out, "force/unreached") {
		t.Errorf("exit %d, want 1 and a finding: %s", code, out)
	}
}
