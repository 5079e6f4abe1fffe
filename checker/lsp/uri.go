package lsp

import (
	"net/url"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
)

// pathOf is the file that a URI names; empty for one that names no file.
func pathOf(uri protocol.DocumentURI) string {
	u, err := url.Parse(string(uri))
	if err != nil || u.Scheme != "file" || u.Path == "" || u.Host != "" && u.Host != "localhost" {
		return ""
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // /C:/books
		path = path[1:]
	}
	path = filepath.Clean(filepath.FromSlash(path))
	if strings.ContainsRune(path, 0) || !filepath.IsAbs(path) {
		return ""
	}
	return path
}

// fileURI is the URI of a file.
func fileURI(path string) protocol.DocumentURI {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return protocol.DocumentURI((&url.URL{Scheme: "file", Path: slashed}).String())
}

// absolute is the file that a report names; empty for one of the library.
func absolute(name string) string {
	if name == "" || strings.HasPrefix(name, "roe:") {
		return ""
	}
	abs, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return ""
	}
	return abs
}
