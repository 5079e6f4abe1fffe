package roe.lib

import rego.v1

weight(_) := "note"
