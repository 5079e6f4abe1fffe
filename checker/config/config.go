// Package config reads the configuration of a run: a file roe.cue, or
// roe.yaml, roe.yml, roe.json, in the shape of #Config. It says where each
// value is written and all that is wrong, and decides nothing by itself: what
// a flag says goes before.
package config

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/internal/paths"
	"roe.example/checker/load"
	"roe.example/checker/rule"
)

// Config is a configuration, as far as it is sound. What it does not say is
// zero; without a file it says nothing.
type Config struct {
	File    string // as reports show it; empty: there is none
	Path    string // absolute
	Faults  []book.Diagnostic
	Written map[string]book.Location // where each field is written, by path

	Rules       rule.Settings
	FailOn      string
	Policies    []Entry // absolute paths
	Exclude     []load.Exclusion
	Timeout     time.Duration
	RuleTimeout time.Duration
	MemoryLimit int64 // in bytes
	// MaxDays and MaxFindings bound for how long and how much a waiver accepts.
	MaxDays, MaxFindings int
}

// Entry is one item of a list, and where it is written.
type Entry struct {
	Value string
	At    book.Location
}

// The configuration cannot set its own limits.
const (
	mostTime   = 10 * time.Second
	mostMemory = 256 << 20
)

// Read reads a configuration. Of the options, Overlay and a shorter Timeout
// count. The error is for the end of ctx and for faults of roe's own.
func Read(ctx context.Context, file string, opt load.Options) (*Config, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	c := &Config{Path: abs, File: paths.Display(abs)}
	if !load.IsReadable(abs) {
		c.Faults = []book.Diagnostic{{Location: start(abs), Message: "This cannot be a configuration: its name must end in .cue, .yaml, .yml or .json.",
			Hint: "Name a file such as roe.cue."}}
		return c, nil
	}
	if opt.Timeout <= 0 || opt.Timeout > mostTime {
		opt.Timeout = mostTime
	}
	d, err := load.ReadDocument(ctx, abs, "Config", load.Options{Timeout: opt.Timeout, MemoryLimit: mostMemory, Overlay: opt.Overlay})
	if err != nil {
		return nil, fmt.Errorf("read the configuration %s: %w", c.File, err)
	}
	var written book.Config
	if err := json.Unmarshal(d.JSON, &written); err != nil {
		return nil, fmt.Errorf("read the configuration %s: %w", c.File, err)
	}
	c.Written, c.Faults = d.Locations, explain(d.Diagnostics)
	c.take(&written)
	return c, nil
}

// At is where something is written; a file alone when it is not.
func (c *Config) At(path ...string) book.Location {
	if at, ok := c.Written[book.Path(path...)]; ok {
		return at
	}
	return start(c.Path)
}

func (c *Config) fault(at book.Location, message, hint string) {
	c.Faults = append(c.Faults, book.Diagnostic{Location: at, Message: message, Hint: hint})
}
