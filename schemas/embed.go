// Package schemas embeds the CUE schemas, the defaults and the starter
// library, and what is generated from them.
package schemas
