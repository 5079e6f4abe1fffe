package system.authz

allow := true
