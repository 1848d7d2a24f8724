// args: 500
// nbody: softened gravity between five bodies; float64 struct fields through pointers.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

const defaultSize = 250000

type Body struct {
	x, y, z    float64
	vx, vy, vz float64
	mass       float64
}

func makeBodies() []*Body {
	var bodies []*Body
	for i := 0; i < 5; i++ {
		f := float64(i)
		b := &Body{}
		b.x = 1.5*f + 0.25
		b.y = 0.75 - 0.5*f
		b.z = 0.125 * f * f
		b.vx = 0.01 * (f - 2.0)
		b.vy = 0.02 * (1.0 - f)
		b.vz = 0.005 * f
		b.mass = 1.0 / (1.0 + f)
		bodies = append(bodies, b)
	}
	return bodies
}

func advance(bodies []*Body, dt float64) {
	n := len(bodies)
	for i := 0; i < n; i++ {
		a := bodies[i]
		for j := i + 1; j < n; j++ {
			b := bodies[j]
			dx := a.x - b.x
			dy := a.y - b.y
			dz := a.z - b.z
			d2 := dx*dx + dy*dy + dz*dz + 0.01
			mag := dt / (d2 * math.Sqrt(d2))
			ma := a.mass * mag
			mb := b.mass * mag
			a.vx -= dx * mb
			a.vy -= dy * mb
			a.vz -= dz * mb
			b.vx += dx * ma
			b.vy += dy * ma
			b.vz += dz * ma
		}
	}
	for i := 0; i < n; i++ {
		b := bodies[i]
		b.x += dt * b.vx
		b.y += dt * b.vy
		b.z += dt * b.vz
	}
}

func energy(bodies []*Body) float64 {
	e := 0.0
	for i, a := range bodies {
		e += 0.5 * a.mass * (a.vx*a.vx + a.vy*a.vy + a.vz*a.vz)
		for j := i + 1; j < len(bodies); j++ {
			b := bodies[j]
			dx := a.x - b.x
			dy := a.y - b.y
			dz := a.z - b.z
			e -= a.mass * b.mass / math.Sqrt(dx*dx+dy*dy+dz*dz+0.01)
		}
	}
	return e
}

func main() {
	n := size()
	bodies := makeBodies()
	for i := 0; i < n; i++ {
		advance(bodies, 0.001)
	}
	fmt.Printf("nbody %d %.9f\n", n, energy(bodies))
}

func size() int {
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err == nil {
			return n
		}
	}
	return defaultSize
}
